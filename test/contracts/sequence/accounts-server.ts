import { type Document, type Json, type Operation, textOf } from '#openapi'
import type { SendStep } from '../../../contracts/sequence/step.ts'
import { accounts } from '../../model/accounts.ts'
import { replyOf, type Server } from './story.ts'

/** How a server differs from what the accounts document promises. */
export interface Deviation {
  /** Ids of operations it does not have. */
  readonly without?: readonly string[]
  /** Takes the place of an answer, where it gives one. The account is there to be changed. */
  readonly instead?: (step: SendStep, secrets: Map<string, string>) => ReturnType<Server> | undefined
}

type Body = Readonly<Record<string, string>>

/** Keeps what the accounts document promises, in memory; `a1` is there from the beginning. */
export function accountsServer({ without = [], instead }: Deviation = {}): { server: Server; secrets: Map<string, string> } {
  const secrets = new Map([['a1', 'first-secret']])
  let last = 1
  const server: Server = (step) => {
    const { operation, values } = step.request
    if (without.includes(operation.id)) return { outcome: 'unserved' }
    const deviating = instead?.(step, secrets)
    if (deviating) return deviating
    if (!isReadable(step)) return replyOf(step, 'failure', 400, { problem: 'refused' })
    return answer(step, secrets, textOf(values.parameters['path.id']), () => `a${++last}`)
  }
  return { server, secrets }
}

/** Whether method, credential and body are as the document wants them. */
function isReadable({ request: { operation, values, credential, method, text } }: SendStep): boolean {
  if (method !== undefined || credential !== 'own') return false
  return text === undefined ? keepsSchema(accounts, operation, values.body) : keepsSchema(accounts, operation, readJson(text))
}

const keepsSchema = ({ validate }: Document, { requestBody }: Operation, body: Json | undefined): boolean =>
  requestBody === undefined || (body !== undefined && validate(requestBody.schema ?? '', body).length === 0)

function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function answer(step: SendStep, secrets: Map<string, string>, id: string, createId: () => string): ReturnType<Server> {
  const refused = replyOf(step, 'failure', 400, { problem: 'refused' })
  const { operation, values } = step.request
  const body = (values.body ?? {}) as Body
  const key = values.parameters['header.Key']
  if (key !== undefined && key !== `${id}:${secrets.get(id)}`) return refused
  switch (operation.id) {
    case 'createAccount': {
      const created = createId()
      secrets.set(created, body.secret ?? '')
      return replyOf(step, 'success', 201, { id: created, name: body.name, kind: 'person' })
    }
    case 'changeSecret':
      if (secrets.get(id) !== body.old) return replyOf(step, 'failure', 200, { done: false, reason: 'wrong' })
      secrets.set(id, body.new ?? '')
      return replyOf(step, 'success', 200, { done: true })
    case 'removeAccount':
      return secrets.delete(id) ? replyOf(step, 'success', 204) : refused
    default:
      return secrets.has(id) ? replyOf(step, 'success', 200, { id, name: 'Ada', kind: 'person' }) : refused
  }
}
