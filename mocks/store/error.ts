/** A write the store refuses. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: 'duplicate' | 'missing-key' | 'unknown-scenario'

  constructor(code: StoreError['code'], message: string) {
    super(message)
    this.code = code
  }
}
