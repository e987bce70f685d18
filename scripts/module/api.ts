import type { AnyApi } from '../../mocks/index.ts'
import { forModule, writePositions } from '../../openapi/compiled/index.ts'
import type { Document } from '../../openapi/index.ts'
import { isIdentifier, literal, objectType } from './text.ts'

/** Writes the API of a module: the document as text, and what is known of it. */
export function renderApi(document: Document, { name, scenarios }: Pick<AnyApi, 'name' | 'scenarios'>): string {
  const root = forModule(document.model.root)
  const title = constantName(name)
  const types = `${title.charAt(0).toUpperCase()}${title.slice(1)}Types`
  const data = [
    `file: ${literal(document.file)}`,
    `name: ${literal(name)}`,
    `json: ${literal(JSON.stringify(root))}`,
    `positions: ${literal(writePositions(root, document.locate, 'line'))}`,
  ]
  return [
    `/** What is known of the API. */\nexport interface ${types} extends ApiTypes ${objectType([
      'operations: Operations',
      'records: Records',
      'paths: Paths',
      `scenarios: ${Object.keys(scenarios).map(literal).join(' | ')}`,
    ])}\n`,
    `/** The API, for \`createMock\`, \`mockTest\` and \`startServer\`. */\nexport const ${title}: TypedApi<${types}> = /* @__PURE__ */ compiledApi<${types}>(${objectType(data.map((one) => `${one},`))})\n`,
  ].join('\n')
}

/** The name of an API as a constant: `my-api` is `myApi`. */
export function constantName(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  const joined = words.map((word, index) => (index === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`)).join('')
  const own = `${joined.charAt(0).toLowerCase()}${joined.slice(1)}`
  return isIdentifier(own) && !taken.has(own) ? own : `api${own.charAt(0).toUpperCase()}${own.slice(1)}`
}

/** Words of the language that a constant cannot have as its name, and what the module imports. */
const taken = new Set(
  `break case catch class const continue debugger default delete do else enum export extends false finally for function if implements
  import in instanceof interface let new null package private protected public return static super switch this throw true try typeof
  var void while with yield await eval arguments compiledApi undefined`.split(/\s+/),
)
