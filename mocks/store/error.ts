/** What a mock refuses: a write, a scenario, a sandbox or a fault. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code:
    | 'duplicate'
    | 'full'
    | 'missing-key'
    | 'broken-record'
    | 'unknown-scenario'
    | 'sandbox-name'
    | 'unknown-operation'
    | 'unknown-answer'

  constructor(code: StoreError['code'], message: string) {
    super(message)
    this.code = code
  }
}
