import type { Advice, Understanding, UnderstoodOperation } from '../openapi/load.ts'

/** How many of the same kind are shown; `--json` has all. */
const mostShown = 3

/** Writes what was understood of a document for a terminal. */
export function renderUnderstanding(understood: Understanding): string {
  const { file, title, operations, collections, security, advice } = understood
  const known = operations.filter(({ effect }) => effect !== 'none').length
  return [
    `${file}: ${title || 'no title'}`,
    `  ${count(operations.length, 'operation')}, ${known} of known effect, ${count(collections.length, 'collection')}, ${count(advice.length, 'piece')} of advice`,
    ...section(
      'Security',
      Object.entries(security).map(([name, how]) => `${name}: ${how}`),
    ),
    ...section('Collections', collections.flatMap(describeCollection)),
    ...section('Operations', operations.flatMap(describeOperation)),
    ...section('What would help Doublecheck do more', groups(advice).flatMap(describeGroup)),
    '',
  ].join('\n')
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)]

function describeCollection({
  path,
  key,
  parent,
  envelopes,
  references,
  kinds,
}: Understanding['collections'][number]): readonly string[] {
  const about = [...(key ? [`key ${key}`] : []), ...(parent ? [`in ${parent}`] : []), ...envelopes, ...references]
  return [path, `  ${kinds.join(', ')}${about.length === 0 ? '' : `; ${about.join('; ')}`}`]
}

function describeOperation({
  id,
  method,
  path,
  effect,
  collection,
  evidence,
  because,
  undo,
  links,
}: UnderstoodOperation): readonly string[] {
  const name = id === `${method} ${path}` ? id : `${id} (${method} ${path})`
  if (effect === 'none') return [`${name}: unknown`]
  return [
    `${name}: ${effect}${collection === undefined ? '' : ` of ${collection}`}`,
    `  ${evidence}: ${because}`,
    ...(undo === undefined ? [] : [`  undone by ${undo}`]),
    ...(links.length === 0 ? [] : [`  links to ${links.join(', ')}`]),
  ]
}

/** Advice of one kind: the same words about different names. */
function groups(advice: readonly Advice[]): readonly (readonly Advice[])[] {
  return [
    ...Map.groupBy(
      advice,
      ({ topic, what }) => `${topic} ${what.replaceAll(/`[^`]*`|"[^"]*"|\d+|\([^)]*\)|: .*$/g, '')}`,
    ).values(),
  ]
}

function describeGroup(group: readonly Advice[]): readonly string[] {
  const shown = group.slice(0, mostShown).flatMap(({ where, what }) => [`${where}`, `  ${what}`])
  const more = group.length > mostShown ? [`and ${group.length - mostShown} more like this`] : []
  return [...shown, ...more, `  → ${group[0]?.next ?? ''}`]
}
