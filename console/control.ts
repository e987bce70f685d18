/** Whose state is meant, and with what right. */
export interface Session {
  /** Empty: the one that has no name. */
  readonly sandbox: string
  /** Printed by a server that can be reached from elsewhere; empty where none is needed. */
  readonly token: string
}

/** One thing that is wrong with what was sent. */
export interface FieldError {
  /** A JSON Pointer after `#`. */
  readonly pointer: string
  readonly detail: string
}

/** A control route did not do as it was asked. */
export class ControlError extends Error {
  override readonly name = 'ControlError'
  /** 0: no response came. */
  readonly status: number
  /** What is wrong where, as far as the server says so. */
  readonly errors: readonly FieldError[]

  constructor(status: number, message: string, errors: readonly FieldError[] = []) {
    super(message)
    this.status = status
    this.errors = errors
  }
}

/** The header that says which sandbox is meant; none for the one without a name. */
export const sandboxHeaders = (sandbox: string): Readonly<Record<string, string>> =>
  sandbox === '' ? {} : { 'Doublecheck-Sandbox': sandbox }

export interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: object
  readonly signal?: AbortSignal
}

/**
 * Asks a control route.
 *
 * @param path Below `/__doublecheck/`: `journal?after=3`.
 * @returns The answer's JSON; undefined where it has no body.
 * @throws {ControlError} In the words of the server.
 */
export async function askControl<Answer>(session: Session, path: string, asked: Asked = {}): Promise<Answer> {
  const response = await reach(session, path, asked)
  const text = await response.text()
  const answer: unknown = isJson(response) && text !== '' ? JSON.parse(text) : undefined
  if (response.ok) return answer as Answer
  const said = detailOf(answer) ?? `The server responded ${response.status} ${response.statusText}.`
  throw new ControlError(response.status, said, errorsOf(answer))
}

async function reach({ sandbox, token }: Session, path: string, { method = 'GET', body, signal }: Asked): Promise<Response> {
  const headers = {
    ...sandboxHeaders(sandbox),
    ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  }
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  try {
    return await fetch(`/__doublecheck/${path}`, { method, headers, ...sent, signal: signal ?? null, cache: 'no-store' })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ControlError(0, 'The server does not respond. Is it still running?')
  }
}

const isJson = ({ headers }: Response): boolean => /\bjson\b/.test(headers.get('content-type') ?? '')

function detailOf(problem: unknown): string | undefined {
  const detail = (problem as { detail?: unknown } | undefined)?.detail
  return typeof detail === 'string' ? detail : undefined
}

function errorsOf(problem: unknown): readonly FieldError[] {
  const errors = (problem as { errors?: unknown } | undefined)?.errors
  return Array.isArray(errors) ? errors : []
}
