import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
// This folder is a package of its own, where `#openapi` is not known.
import { controlDocument } from '../openapi/documents/control.ts'
import { milvusDocument } from '../openapi/documents/milvus.ts'
import { uizaDocument } from '../openapi/documents/uiza.ts'
import type { Document, Operation } from '../openapi/index.ts'

/** The documents types are generated from. */
export const sources = { milvus: milvusDocument, uiza: uizaDocument, control: controlDocument } as const

/** Where the types of a document are kept. */
export const generatedFile = (name: keyof typeof sources): string =>
  fileURLToPath(new URL(`../openapi/generated/${name}.ts`, import.meta.url))

/**
 * Generates the types of a document: what openapi-typescript makes of it, and `Examples`, which says for each operation its
 * response examples and the names of their `x-values`.
 */
export async function generateTypes(document: Document): Promise<string> {
  // Needs a TypeScript of its own, which is installed for this folder alone.
  const { default: openapiTypes, astToString } = await import('openapi-typescript')
  const types = astToString(await openapiTypes(JSON.stringify(document.model.root)))
  const origin = `// Made from openapi/${document.model.name}.yaml by \`npm run generate\`; not to be edited by hand.`
  return `${origin}\n${types}${renderExamples(document)}`
}

function renderExamples({ model }: Document): string {
  const operations = model.operations.map((operation) => `    ${operation.id}: {\n${renderAnswers(operation)}    };\n`)
  return `/** The response examples of each operation, with the names of the values each can be given with. */\nexport interface Examples {\n${operations.join('')}}\n`
}

function renderAnswers({ responses }: Operation): string {
  const answers = responses.flatMap(({ examples }) => examples)
  return answers
    .map(({ name, values }) => `        ${quote(name)}: ${Object.keys(values).map(literal).join(' | ') || 'never'};\n`)
    .join('')
}

const quote = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name))

const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

if (import.meta.main) {
  for (const [name, document] of Object.entries(sources))
    writeFileSync(generatedFile(name as keyof typeof sources), await generateTypes(document()))
}
