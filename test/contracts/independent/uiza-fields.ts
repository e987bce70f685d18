/** What an account of the independent Uiza may hold, and how it is shown. */
export interface Account {
  readonly id: string
  readonly createdAt: string
  updatedAt: string
  fields: Fields
}
export type Fields = Readonly<Record<string, unknown>>
export interface Caller {
  readonly token: string
  /** Whose key it is; nobody's is the dashboard's. */
  readonly account: Account | undefined
  readonly admin: boolean
}
export interface Answer {
  readonly status: number
  readonly data: unknown
  readonly metadata?: object
  readonly message?: string
}

export const ok = (data: unknown, metadata?: object): Answer => ({ status: 200, data, ...(metadata && { metadata }) })
export const failed = (status: number, message: string): Answer => ({ status, data: null, message })
export const notFound = failed(404, 'There is no such user')
export const unknown = failed(401, 'This key opens nothing')

const lengthOf = (value: unknown) => Array.from(String(value)).length
export const isText = (value: unknown) => typeof value === 'string'
export const isName = (value: unknown) => isText(value) && value !== ''
export const isPassword = (value: unknown) => isText(value) && lengthOf(value) >= 6 && lengthOf(value) <= 25
const isFlag = (value: unknown) => value === 0 || value === 1
const rules: Readonly<Record<string, (value: unknown) => boolean>> = {
  status: isFlag,
  username: isName,
  email: isName,
  password: isPassword,
  avatar: isText,
  fullname: isText,
  dob: isText,
  gender: isFlag,
  isAdmin: isFlag,
}
export const brokenIn = (fields: Fields) =>
  Object.entries(rules).find(([name, holds]) => name in fields && !holds(fields[name]))?.[0]

export const show = ({
  id,
  createdAt,
  updatedAt,
  fields: { username, email, avatar = null, fullname = null, status, isAdmin = 0 },
}: Account) => ({ id, username, email, avatar, fullName: fullname, status, isAdmin, createdAt, updatedAt })
