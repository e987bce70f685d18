import { lookUp } from '#openapi'
import type { ReportedCase, ReportedFinding } from './report.ts'

type Shared = (one: ReportedCase, finding: ReportedFinding) => readonly string[]

/** Says what a finding has in common with others that the same fault of a server shows in. Those that share one of these texts are told together. */
export const sharedBy: Shared = (one, finding) => {
  const own = lookUp(byRule, finding.rule) ?? []
  return [...own, afterChange].flatMap((share) => share(one, finding)).map((text) => `${one.api}\n${text}`)
}

const probing: ReadonlySet<ReportedCase['kind']> = new Set(['rules', 'auth'])

/** The same request is wrong in one way, whichever operation accepts it. */
const sameProbe: Shared = (one, { rule }) => (probing.has(one.kind) ? [`${rule}\n${one.name}`] : [])

/** Where a keyword is not looked at, it is not looked at: in whichever properties of the body, or parameters, of an operation. */
const sameKeyword: Shared = (one, { rule, operation, place }) => {
  const part = place.includes('/parameters/') ? 'parameters' : 'body'
  return probing.has(one.kind) ? [`${rule}\n${operation}\n${part}\n${place.slice(place.lastIndexOf('/') + 1)}`] : []
}

/** A value of another type is read as the one that is wanted in one way, whichever property it stands for. */
const sameReading: Shared = (one, { rule }) => {
  const [, how] = /\btype: (.+)$/.exec(one.name) ?? []
  return how === undefined ? [] : [`${rule}\ntype\n${how}`]
}

/** Who lets a wrong credential in does so on any connection. */
const sameDoor: Shared = (_, { operation, place }) => [`auth\n${operation}\n${place}`]

/** One schema or header of the document stands for the same place in several responses. */
const samePlace: Shared = (_, { rule, place, pointer }) => [`${rule}\n${place}\n${pointer}`]

/** A property is wrong in one way, wherever in a response its record stands and however often its schema is written out. */
const sameProperty: Shared = (_, { rule, pointer, cause, expected, actual }) => {
  const name = pointer.split('/').findLast((part) => !/^\d+$/.test(part)) ?? ''
  return name === '' ? [] : [`${rule}\n${name}\n${JSON.stringify([cause, expected, actual === null ? null : typeof actual])}`]
}

/** A response that is documented without content has a body: the document leaves it out in one way, wherever it does. */
const undescribedBody: Shared = (_, { rule, pointer, place }) =>
  pointer === '' && /\/responses\/[^/]+$/.test(place) ? [`${rule}\ncontent`] : []

/** What becomes of a record is the same question in each collection. */
const sameCheck: Shared = (one, { rule, pointer }) => (one.kind === 'lifecycle' ? [`${rule}\n${one.name}\n${pointer}`] : [])

/** What is kept otherwise than sent is one question for each property, in whichever collection. */
const sameLoss: Shared = (_, { rule, cause }) => [`${rule}\n${cause}`]

/** What is current after a change is one question, however it is asked. */
const sameState: Shared = (_, { operation }) => [`state\n${operation}`]

/** What other operations make of a change shows whether it was carried out. */
const afterChange: Shared = ({ follows }, { rule }) => (follows !== undefined && shown.has(rule) ? [`state\n${follows}`] : [])
const shown: ReadonlySet<string> = new Set(['example/accepted', 'example/refused', 'state/listed', 'value'])

/** One wrong value came in several responses: in place of whatever each promised in one operation, or of the same in any. */
const sameValue: Shared = (_, { operation, pointer, expected, actual }) => [
  `value\n${operation}\n${pointer}\n${JSON.stringify(actual)}`,
  `value\n${pointer}\n${JSON.stringify([expected, actual])}`,
]

/** A secret is told in one way, whichever operation tells it. */
const sameWords: Shared = (_, { rule, message }) => [`${rule}\n${message}`]

/** A connection that carries one request only, or is spoiled by a refused one. */
const sameConnection: Shared = (_, { cause }) => (cause.startsWith('connection: ') ? ['connection'] : [])

const byRule: Readonly<Record<string, readonly Shared[]>> = {
  'rule/malformed': [sameProbe],
  'rule/required': [sameProbe],
  'rule/type': [sameProbe, sameKeyword, sameReading],
  'rule/constraint': [sameProbe, sameKeyword],
  'rule/accept': [sameProbe],
  auth: [sameProbe, sameDoor],
  method: [sameProbe],
  schema: [samePlace, sameProperty, undescribedBody],
  fresh: [samePlace],
  'lifecycle/kept': [sameLoss],
  'lifecycle/others': [sameCheck],
  'lifecycle/unique': [sameCheck],
  'lifecycle/listed': [sameCheck],
  'lifecycle/page': [sameCheck],
  'lifecycle/sorted': [sameCheck],
  'lifecycle/parent': [sameCheck],
  'lifecycle/removed': [sameCheck],
  'state/stale': [sameState],
  'state/link': [sameState],
  'state/unchanged': [sameState],
  'state/lasts': [sameState],
  value: [sameValue],
  secret: [sameWords],
  repeated: [sameConnection],
}

/** Joins the groups that share a text, directly or through others, in the order of the first of each. */
export function joinRelated<Group>(
  groups: readonly Group[],
  textsOf: (group: Group) => readonly string[],
): readonly (readonly Group[])[] {
  const clusters = new Map<string, Cluster<Group>>()
  const all = groups.map((group, index): Cluster<Group> => {
    const texts = textsOf(group)
    const cluster = { members: [{ group, index }], texts: [...texts] }
    const met = new Set(texts.flatMap((text) => clusters.get(text) ?? []))
    for (const { members, texts: others } of met) {
      cluster.members.push(...members)
      cluster.texts.push(...others)
    }
    for (const text of cluster.texts) clusters.set(text, cluster)
    return cluster
  })
  const joined = all.filter(({ texts: [text] }, index) => text === undefined || clusters.get(text) === all[index])
  return joined
    .map(({ members }) => members.toSorted((one, other) => one.index - other.index))
    .toSorted(([one], [other]) => (one?.index ?? 0) - (other?.index ?? 0))
    .map((members) => members.map(({ group }) => group))
}

interface Cluster<Group> {
  readonly members: { readonly group: Group; readonly index: number }[]
  readonly texts: string[]
}
