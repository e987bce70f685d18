import type { AnyApi } from '../../mocks/index.ts'
import { effectsOf } from '../../openapi/effects/index.ts'
import { type Document, type JsonObject, propertiesAt } from '../../openapi/index.ts'
import { renderApi } from './api.ts'
import { type Directions, operationType } from './operation-type.ts'
import { type SchemaTypes, schemasOf, typeOf } from './schema-type.ts'
import { interfaceBody, intersectionOf, literal, objectType, propertyName } from './text.ts'

/** What a module is made of. */
export interface ModuleParts {
  readonly document: Document
  /** As it is mocked: its collections and starting states. */
  readonly api: Pick<AnyApi, 'name' | 'collections' | 'paths' | 'scenarios'>
  /** The command that makes it again. */
  readonly command: string
}

/**
 * Writes the module of a document: the API, compiled, and the types of its operations, records and names. The same document makes the
 * same text.
 */
export function renderModule({ document, api, command }: ModuleParts): string {
  const { root } = document.model
  const received: SchemaTypes = { root, nameOf: (name) => `Schemas[${literal(name)}]` }
  const differing = differingSchemas(root)
  const sent: SchemaTypes = {
    root,
    optional: 'readOnly',
    nameOf: (name) => `${differing.has(name) ? 'SentSchemas' : 'Schemas'}[${literal(name)}]`,
  }
  const parts = [
    header(command),
    `import { type ApiTypes, compiledApi, type TypedApi } from 'doublecheck/compiled'\n`,
    renderSchemas('Schemas', 'The schemas of the document, by name.', received, Object.keys(schemasOf(root))),
    ...(differing.size === 0
      ? []
      : [
          renderSchemas('SentSchemas', 'The schemas that differ in a request, where `readOnly` properties are optional.', sent, [
            ...differing,
          ]),
        ]),
    renderOperations({ sent, received }, document),
    renderRecords(document, api, received),
    renderApi(document, api),
  ]
  return parts.join('\n')
}

const header = (command: string): string =>
  [
    `// Made by \`${command}\`; do not edit it by hand. With --check, the command tells whether it is up to date.`,
    '/* eslint-disable */',
    '// biome-ignore-all lint: generated',
    '// biome-ignore-all format: generated',
    '',
  ].join('\n')

function renderSchemas(title: string, words: string, types: SchemaTypes, names: readonly string[]): string {
  const schemas = schemasOf(types.root)
  const entries = names.map((name) => `${propertyName(name)}: ${typeOf({ ...types, open: new Set([name]) }, schemas[name])}`)
  return `/** ${words} */\nexport interface ${title} ${interfaceBody(entries)}\n`
}

/** The named schemas whose types differ where `readOnly` properties need not be there, by themselves or by what they refer to. */
function differingSchemas(root: JsonObject): ReadonlySet<string> {
  const used = new Map<string, Set<string>>()
  const differing = new Set<string>()
  for (const [name, schema] of Object.entries(schemasOf(root))) {
    const names = new Set<string>()
    const nameOf = (one: string) => {
      names.add(one)
      return `Schemas[${literal(one)}]`
    }
    const open = new Set([name])
    if (typeOf({ root, nameOf, open }, schema) !== typeOf({ root, nameOf, open, optional: 'readOnly' }, schema))
      differing.add(name)
    used.set(name, names)
  }
  let before = -1
  while (before !== differing.size) {
    before = differing.size
    for (const [name, names] of used) if ([...names].some((one) => differing.has(one))) differing.add(name)
  }
  return differing
}

function renderOperations(directions: Directions, { model }: Document): string {
  const entries = model.operations.map((operation) => {
    const words = (operation.summary || `${operation.method} ${operation.path}`).replaceAll('*/', '*\\/').replaceAll(/\s+/g, ' ')
    return `/** ${words} */\n${propertyName(operation.id)}: ${operationType(directions, operation)}`
  })
  return `/** The operations of the document, by id. */\nexport interface Operations ${interfaceBody(entries)}\n`
}

function renderRecords(document: Document, { collections, paths = {} }: ModuleParts['api'], types: SchemaTypes): string {
  const byPath = new Map(effectsOf(document).collections.map((collection) => [collection.path, collection]))
  const names = Object.keys(collections)
  const records = names.map((name) => {
    const item = byPath.get(paths[name] ?? '')?.item
    const known = item === undefined ? new Set<string>() : new Set(propertiesAt(document.model.root, item).keys())
    const keys = [...new Set((collections[name] ?? []).flat())].filter((key) => !known.has(key))
    const own = item === undefined ? '{ [name: string]: unknown }' : typeOf(types, { $ref: item })
    const beside = keys.length === 0 ? [] : [objectType(keys.map((key) => `${propertyName(key)}: string | number`))]
    return `${propertyName(name)}: ${intersectionOf([own, ...beside])}`
  })
  const byTemplate = names.map((name) => `${propertyName(paths[name] ?? name)}: Records[${literal(name)}]`)
  return [
    `/** A record of each collection, by the collection's name. */\nexport interface Records ${interfaceBody(records)}\n`,
    `/** The same by path template. */\nexport interface Paths ${interfaceBody(byTemplate)}\n`,
  ].join('\n')
}
