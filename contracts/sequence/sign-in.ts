import {
  type Change,
  changeOf,
  fieldValue,
  followLink,
  type Json,
  type Link,
  type Operation,
  type RequestExample,
  textOf,
  withField,
} from '#openapi'
import { linksElsewhere } from '../cases/links-elsewhere.ts'
import { ownFor, schemeOf } from '../exchange/credential.ts'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { type Facts, operationOf, plan } from './facts.ts'

/** Who a run signs in as, where the document tells how a credential is made of a name and what only its owner knows. */
export interface Caller {
  readonly name: string
  readonly current: string
  /** The credential of anybody, without the scheme's prefix. */
  readonly credentialOf: (name: Json, current: Json) => string
  /** A request that somebody signs in with, as the Link says. */
  readonly signIn: (name: Json, current: Json) => PlannedRequest
}

// Texts that no credential holds: they show where the name stands, and where the rest.
const marks = ['\u0001', '\u0002'] as const

/** Finds out who signs in with the run's own credential; undefined where no Link of the operation says how one is made. */
export function callerOf(facts: Facts, operation: Operation): Caller | undefined {
  const change = changeOf(operation)
  const scheme = schemeOf({ operation }, facts.document.model)
  const own = scheme && ownFor(scheme, facts)
  const field = `header.${scheme?.field}`
  const link = linksElsewhere(operation).find(({ parameters }) => Object.hasOwn(parameters, field))
  const follow = change && link && followedBy(operation, change, link)
  if (!scheme || own === undefined || !follow) return undefined
  const write = (who: Json, what: Json) => textOf(follow(who, what).parameters[field])
  const [name, current] = readAs(write(...marks), `${scheme.prefix}${own}`) ?? []
  if (name === undefined || current === undefined) return undefined
  const signIn = (who: Json, what: Json) => plan(facts, operationOf(facts, link.operationId), follow(who, what))
  return { name, current, signIn, credentialOf: (who, what) => write(who, what).slice(scheme.prefix.length) }
}

type Follow = (name: Json, current: Json) => RequestExample

/** What a Link makes of the record a change is about, and of the value it sets. */
function followedBy({ pairs: [first] }: Operation, { references, claims }: Change, link: Link): Follow | undefined {
  const [key, ...keys] = references
  const [claim, ...others] = claims
  if (!first || !key || !claim || keys.length + others.length > 0) return undefined
  return (name, current) => {
    const request = withField(withField(first.request, key, name), claim.set, current)
    return followLink(link, { method: '', url: '', request, response: { status: 0, headers: {} } })
  }
}

/** Takes a text apart that was written the same way: what stands for the first mark, and for the second. */
function readAs(written: string, text: string): readonly [string, string] | undefined {
  const [before = '', rest] = written.split(marks[0])
  const [between = '', after] = rest?.split(marks[1]) ?? []
  if (after === undefined || between === '' || !text.startsWith(before) || !text.endsWith(after)) return undefined
  const inside = text.slice(before.length, text.length - after.length)
  const at = inside.indexOf(between)
  return at > 0 ? [inside.slice(0, at), inside.slice(at + between.length)] : undefined
}

/** Whether a request is about the account the run signs in as. */
export const isAboutCaller = (caller: Caller, { references }: Change, request: RequestExample): boolean =>
  references.some((field) => fieldValue(request, field) === caller.name)
