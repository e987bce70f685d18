// The package ships no types; this is the part that is used.
declare module 'autocannon' {
  interface Request {
    readonly method?: string
    readonly path?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string
  }
  interface Client {
    setRequests(requests: readonly Request[]): void
  }
  interface Options {
    readonly url: string
    readonly connections: number
    /** Seconds. */
    readonly duration: number
    /** What every answer has to be. */
    readonly expectBody?: string
    readonly setupClient?: (client: Client) => void
  }
  interface Result {
    readonly requests: { readonly total: number }
    /** Seconds. */
    readonly duration: number
    readonly errors: number
    readonly mismatches: number
    readonly non2xx: number
    /** By status. */
    readonly statusCodeStats: Readonly<Record<number, { readonly count: number } | undefined>>
  }
  export default function autocannon(options: Options): Promise<Result>
}
