import type { Answered } from '../host.ts'

export const users = '/api/public/v3/admin/user'
export const admin = 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51'
/** The page's own request. */
export const documented = {
  id: '2c98b4d5-7d7f-4a0f-9258-5689f90fd28c',
  oldPassword: 'FMpsr<4[dGPu?B#u',
  newPassword: 'S57Eb{:aMZhW=)G$',
}
export const nobody = '00000000-0000-4000-8000-000000000000'
export const ada = { status: 1, username: 'ada', email: 'ada@example.com', password: 'any thing', fullname: 'Ada Lovelace' }
export const bob = { status: 1, username: 'bob', email: 'bob@example.com', password: 'something' }

/** A JSON answer, with what every answer of the API has. */
export interface Json {
  readonly status: number
  readonly code: number
  readonly type: string
  readonly message: string
  readonly retryable?: boolean
  readonly data: never
  readonly metadata?: object
  readonly text: string
}

/** What a row of the reference is checked with: the clock of the mock, and requests with the documented key or another. */
export interface Talk {
  readonly clock: { now: number }
  /** As the host gives it. Method and path in one text: `PUT /api/…`. */
  readonly raw: (target: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answered>
  /** Path below `…/admin/user`: `PUT /changepassword`. */
  readonly send: (target: string, body?: unknown, key?: string) => Promise<Json>
  /** Creates a user and gives its id. */
  readonly create: (user: object) => Promise<string>
  /** Logs a user in and gives the token. */
  readonly login: (user: { readonly email: string; readonly password: string }) => Promise<string>
}

/** Rows of the reference, by what they say, each with what shows it. */
export type Rows = Readonly<Record<string, (talk: Talk) => Promise<void>>>
