import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Transport } from './transport.ts'
import {
  type Account,
  type Answer,
  brokenIn,
  type Caller,
  type Fields,
  failed,
  isName,
  isPassword,
  isText,
  notFound,
  ok,
  show,
} from './uiza-fields.ts'

/** What an installation decides. */
export interface UizaOptions {
  /** The Admin's key. */
  readonly key?: string
  /** The methods a password is changed with; both without it. */
  readonly changesBy?: readonly string[]
  /** The status of a request whose key may not do it, or that lacks something: the table of errors leaves both open. */
  readonly forbidden?: number
  readonly incomplete?: number
  /** Whether the Admin's key may create accounts. */
  readonly mayCreate?: boolean
  /** Whether a user can get a key of its own. */
  readonly tokens?: boolean
  readonly transport?: Transport
}
/** The accounts and keys of the independent Uiza, and what may be done to them. */
export class Uiza {
  readonly options: Required<UizaOptions>
  readonly keys = new Map<string, string | undefined>()
  accounts: Account[] = []

  constructor(options: Required<UizaOptions>) {
    this.options = options
    this.keys.set(options.key, undefined)
    this.create({ status: 1, username: 'resident', email: 'resident@uiza.example', password: 'lives here' })
  }

  find = (id: unknown) => this.accounts.find((account) => account.id === id)
  seenBy = ({ account, admin }: Caller) => (admin ? this.accounts : this.accounts.filter((one) => one === account))
  lacks = (name: string) => failed(this.options.incomplete, `${name} is needed`)

  caller(request: IncomingMessage): Caller | undefined {
    const token = request.headers.authorization ?? ''
    if (!this.keys.has(token)) return undefined
    const owner = this.keys.get(token)
    const account = this.find(owner)
    if (owner !== undefined && account?.fields.status !== 1) return undefined
    return { token, account, admin: owner === undefined || account?.fields.isAdmin === 1 }
  }

  create(fields: Fields): Answer {
    const now = new Date().toISOString()
    const id = randomUUID()
    this.accounts = [{ id, createdAt: now, updatedAt: now, fields }, ...this.accounts]
    return ok({ id })
  }

  add({ admin }: Caller, body: Fields): Answer {
    const missing = ['status', 'username', 'email', 'password'].find((name) => !(name in body))
    const broken = brokenIn(body)
    if (missing) return this.lacks(missing)
    if (broken) return failed(422, `${broken} is not right`)
    return admin && this.options.mayCreate ? this.create(body) : failed(this.options.forbidden, 'Ask an Admin')
  }

  read(caller: Caller, query: URLSearchParams): Answer {
    const [page, limit] = [Number(query.get('page') ?? 1), Number(query.get('limit') ?? 20)]
    if (![page, limit].every((number) => Number.isInteger(number) && number >= 1)) return failed(422, 'Count from 1')
    const seen = this.seenBy(caller)
    const id = query.get('id')
    if (id) return seen.filter((account) => account.id === id).map((account) => ok(show(account)))[0] ?? notFound
    const shown = seen.slice((page - 1) * limit, page * limit)
    return ok(shown.map(show), { total: seen.length, result: shown.length, page, limit })
  }

  update(caller: Caller, body: Fields): Answer {
    const { id, ...fields } = body
    if (id === undefined) return this.lacks('id')
    const broken = isText(id) ? brokenIn(fields) : 'id'
    if (broken) return failed(422, `${broken} is not right`)
    const account = this.seenBy(caller).find((one) => one.id === id)
    if (!account) return notFound
    const raised = ['isAdmin', 'status'].some((name) => name in fields && fields[name] !== (account.fields[name] ?? 0))
    if (raised && !caller.admin) return failed(this.options.forbidden, 'Ask an Admin')
    account.fields = { ...account.fields, ...fields }
    account.updatedAt = new Date().toISOString()
    return ok(show(account))
  }

  remove({ admin }: Caller, { id }: Fields): Answer {
    if (id === undefined) return this.lacks('id')
    if (!isText(id)) return failed(422, 'id is not right')
    if (!admin) return failed(this.options.forbidden, 'Ask an Admin')
    if (!this.find(id)) return notFound
    this.accounts = this.accounts.filter((account) => account.id !== id)
    return ok({ id })
  }

  changePassword(caller: Caller, { id, oldPassword, newPassword }: Fields): Answer {
    if (oldPassword === undefined || newPassword === undefined) return this.lacks('oldPassword and newPassword')
    if (!isText(oldPassword) || !isPassword(newPassword) || !(isText(id) || id === undefined || id === null))
      return failed(422, 'That is not right')
    const account = id ? this.seenBy(caller).find((one) => one.id === id) : caller.account
    if (!account) return id ? notFound : this.lacks('id')
    if (account.fields.password !== oldPassword) return failed(422, 'Not the password')
    account.fields = { ...account.fields, password: newPassword }
    return ok({ id: account.id })
  }

  login({ username, password, domain }: Fields): Answer {
    if ([username, password, domain].includes(undefined)) return this.lacks('username, password and domain')
    if (!isName(username) || !isPassword(password) || !isText(domain)) return failed(422, 'That is not right')
    const account = this.accounts.find(
      ({ fields }) => [fields.username, fields.email].includes(username) && fields.password === password,
    )
    if (account?.fields.status !== 1) return failed(401, 'Wrong login')
    const appId = createHash('md5').update('workspace').digest('hex')
    const token = `uap-${appId}-${randomBytes(4).toString('hex')}`
    this.keys.set(token, account.id)
    return ok({ token, appId })
  }

  logout({ token }: Caller): Answer {
    this.keys.delete(token)
    return ok({ message: 'Logout success' })
  }
}
