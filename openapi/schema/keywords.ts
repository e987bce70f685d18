import { _, type Ajv2020, type CodeKeywordDefinition } from 'ajv/dist/2020.js'

/** Keywords that only say something about a value; no value breaks them. */
const annotations = ['x-identity', 'x-volatile', 'x-evidence', 'x-profiles', 'example', 'xml', 'externalDocs']

/** Tells Ajv the keywords of this project's own (`openapi/extensions.md`) and those OpenAPI adds to JSON Schema. */
export function addKeywords(ajv: Ajv2020): void {
  ajv.addVocabulary(annotations)
  ajv.addKeyword(bytesKeyword('x-min-bytes', '<', 'fewer'))
  ajv.addKeyword(bytesKeyword('x-max-bytes', '>', 'more'))
}

/** The length of a text in UTF-8. The code stands in the validator itself, so that a compiled one needs nothing beside it. */
function bytesKeyword(keyword: string, wrong: '<' | '>', than: string): CodeKeywordDefinition {
  return {
    keyword,
    type: 'string',
    schemaType: 'number',
    error: { message: ({ schema }) => `must NOT have ${than} than ${schema} bytes` },
    code: (context) => {
      const { data, schema } = context
      const bytes = _`new TextEncoder().encode(${data}).length`
      context.fail(wrong === '<' ? _`${bytes} < ${schema}` : _`${bytes} > ${schema}`)
    },
  }
}
