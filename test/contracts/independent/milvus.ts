/**
 * Milvus as another team would build it from the document alone: every operation is there, and of what was only observed
 * it has little. It knows no privileges, no limit on names, users and roles, no engine's words and numbers, no CORS, and no
 * credential but `Bearer name:password`.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Running, readText, run, sendJson, type Transport } from './transport.ts'

/** What an installation decides. */
export interface MilvusOptions {
  /** Whether a credential is asked for. */
  readonly authorization?: boolean
  /** The operations that are served, by the end of their path; without it all are. */
  readonly serves?: readonly string[]
  readonly transport?: Transport
  /** Names and passwords besides `root`'s. */
  readonly users?: Readonly<Record<string, string>>
}

type Grant = Readonly<Record<'objectType' | 'objectName' | 'privilege' | 'dbName' | 'grantor', string>>
class Milvus {
  readonly passwords = new Map<string, string>()
  readonly rolesOf = new Map<string, Set<string>>()
  readonly roles = new Map<string, Grant[]>(['admin', 'public'].map((name) => [name, []]))
}
class Refusal extends Error {}
type Body = Readonly<Record<string, unknown>>
type Action = (milvus: Milvus, body: Body) => unknown

const refuse = (message: string): never => {
  throw new Refusal(message)
}
const optional = (body: Body, name: string, otherwise: string): string => {
  const value = body[name] ?? otherwise
  return typeof value === 'string' ? value : refuse(`"${name}" has to be a text`)
}
const text = (body: Body, name: string): string => optional(body, name, '') || refuse(`"${name}" is missing`)
const userNameOf = (body: Body) => {
  const name = text(body, 'userName')
  return /^[A-Za-z]\w*$/.test(name) ? name : refuse('a user name starts with a letter; letters, digits and _ follow')
}
const roleNameOf = (milvus: Milvus, body: Body) => {
  const name = text(body, 'roleName')
  return milvus.roles.has(name) ? name : refuse('no such role')
}
const newPassword = (body: Body, name: string) => {
  const password = text(body, name)
  const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length
  const length = Array.from(password).length
  return kinds >= 3 && length >= 8 && length <= 64 ? password : refuse('that password is too easy, too short or too long')
}
const grantOf = (body: Body): Grant => ({
  objectType: text(body, 'objectType'),
  objectName: text(body, 'objectName'),
  privilege: text(body, 'privilege'),
  dbName: optional(body, 'dbName', 'default'),
  grantor: 'root',
})
const sameGrant = (one: Grant) => (other: Grant) => JSON.stringify(one) === JSON.stringify(other)

const actions: Readonly<Record<string, Action>> = {
  'users/create': ({ passwords, rolesOf }, body) => {
    const [name, password] = [userNameOf(body), newPassword(body, 'password')]
    if (passwords.has(name)) refuse('that name is taken')
    passwords.set(name, password)
    rolesOf.set(name, new Set())
  },
  'users/update_password': ({ passwords }, body) => {
    const [name, current, next] = [userNameOf(body), text(body, 'password'), newPassword(body, 'newPassword')]
    if (passwords.get(name) !== current) refuse('name or password is wrong')
    passwords.set(name, next)
  },
  'users/drop': ({ passwords, rolesOf }, body) => {
    const name = text(body, 'userName')
    if (name === 'root') refuse('root stays')
    rolesOf.delete(name)
    passwords.delete(name)
  },
  'users/describe': ({ rolesOf }, body) => [...(rolesOf.get(userNameOf(body)) ?? [])],
  'users/list': ({ passwords }) => [...passwords.keys()],
  'users/grant_role': (milvus, body) => {
    const held = milvus.rolesOf.get(userNameOf(body)) ?? refuse('no such user')
    held.add(roleNameOf(milvus, body))
  },
  'users/revoke_role': (milvus, body) => {
    milvus.rolesOf.get(userNameOf(body))?.delete(roleNameOf(milvus, body))
  },
  'roles/create': ({ roles }, body) => {
    const name = text(body, 'roleName')
    if (roles.has(name)) refuse('there is such a role')
    roles.set(name, [])
  },
  'roles/drop': (milvus, body) => {
    const name = roleNameOf(milvus, body)
    if (['admin', 'public'].includes(name) || milvus.roles.get(name)?.length) refuse('this role is needed')
    milvus.roles.delete(name)
    for (const held of milvus.rolesOf.values()) held.delete(name)
  },
  'roles/describe': (milvus, body) => milvus.roles.get(roleNameOf(milvus, body)),
  'roles/list': ({ roles }) => [...roles.keys()],
  'roles/grant_privilege': (milvus, body) => {
    const [name, grant] = [roleNameOf(milvus, body), grantOf(body)]
    const grants = milvus.roles.get(name) ?? []
    if (!grants.some(sameGrant(grant))) milvus.roles.set(name, [...grants, grant])
  },
  'roles/revoke_privilege': (milvus, body) => {
    const [name, same] = [roleNameOf(milvus, body), sameGrant(grantOf(body))]
    milvus.roles.set(
      name,
      (milvus.roles.get(name) ?? []).filter((grant) => !same(grant)),
    )
  },
}

function knows({ passwords }: Milvus, { headers }: IncomingMessage): boolean {
  const [, name = '', password] = /^Bearer ([^:]+):(.+)$/.exec(headers.authorization ?? '') ?? []
  return password !== undefined && passwords.get(name) === password
}

function act(milvus: Milvus, action: Action, body: string): object {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { code: 2, message: 'send an object' }
    return { code: 0, data: action(milvus, value as Body) ?? {} }
  } catch (reason) {
    return { code: reason instanceof Refusal ? 3 : 1, message: reason instanceof Refusal ? reason.message : 'that is not JSON' }
  }
}

/** Starts it with the user `root` (password `Milvus`). */
export function startMilvus({ authorization = false, serves, transport = {}, users = {} }: MilvusOptions = {}): Promise<Running> {
  const milvus = new Milvus()
  for (const [name, password] of Object.entries({ root: 'Milvus', ...users })) {
    milvus.passwords.set(name, password)
    milvus.rolesOf.set(name, new Set())
  }
  const dump = () =>
    JSON.stringify([[...milvus.passwords], [...milvus.rolesOf].map(([name, held]) => [name, ...held]), [...milvus.roles]])
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readText(request)
    const name = /^\/v2\/vectordb\/([a-z]+\/[a-z_]+)(?:\?|$)/.exec(request.url ?? '')?.[1] ?? ''
    const action = serves === undefined || serves.includes(name) ? actions[name] : undefined
    const send = (status: number, value: object) => sendJson(request, response, { status, value, transport })
    if (authorization && !knows(milvus, request)) return send(401, { code: 401, message: 'who are you?' })
    if (action === undefined || request.method !== 'POST') return send(404, { code: 404, message: 'there is nothing here' })
    return send(200, act(milvus, action, body))
  }
  return run(respond, dump)
}
