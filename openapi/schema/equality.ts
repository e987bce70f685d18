import { _, type Ajv2020, type CodeKeywordDefinition, type Name, str } from 'ajv/dist/2020.js'
import { isEqual } from '../model/equal.ts'

/**
 * Puts the keywords that compare whole values in the place of Ajv's own: those ask a value for its `valueOf`, `toString` and
 * `constructor`, which may be properties that somebody sent.
 */
export function addEqualityKeywords(ajv: Ajv2020): void {
  for (const keyword of [constant, choice, unique]) {
    ajv.removeKeyword(keyword.keyword as string)
    ajv.addKeyword(keyword)
  }
}

type Context = Parameters<CodeKeywordDefinition['code']>[0]

const useFunction = ({ gen }: Context, ref: (...values: never[]) => unknown): Name => gen.scopeValue('func', { ref })

/** What is no list and no object is found at once. */
const isAmong = (value: unknown, allowed: readonly unknown[]): boolean =>
  allowed.includes(value) || (typeof value === 'object' && value !== null && allowed.some((one) => isEqual(value, one)))

const constant: CodeKeywordDefinition = {
  keyword: 'const',
  error: { message: 'must be equal to constant', params: ({ schemaCode }) => _`{allowedValue: ${schemaCode}}` },
  code: (context) => context.pass(_`${useFunction(context, isEqual)}(${context.data}, ${context.schemaCode})`),
}

const choice: CodeKeywordDefinition = {
  keyword: 'enum',
  schemaType: 'array',
  error: { message: 'must be equal to one of the allowed values', params: ({ schemaCode }) => _`{allowedValues: ${schemaCode}}` },
  code: (context) => {
    const all = context.schema as readonly unknown[]
    if (all.length === 0) throw new Error('enum must have non-empty array')
    context.pass(_`${useFunction(context, isAmong)}(${context.data}, ${context.schemaCode})`)
  },
}

const unique: CodeKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  error: {
    message: ({ params: { i, j } }) => str`must NOT have duplicate items (items ## ${j ?? ''} and ${i ?? ''} are identical)`,
    params: ({ params: { i, j } }) => _`{i: ${i}, j: ${j}}`,
  },
  code: (context) => {
    if (!context.schema) return
    const { gen, data } = context
    const pair = gen.const('pair', _`${useFunction(context, findPair)}(${data})`)
    context.setParams({ i: _`${pair}[0]`, j: _`${pair}[1]` })
    context.pass(_`${pair} === undefined`)
  },
}

/** Finds the last item of a list that equals one before it, and that one. */
function findPair(list: readonly unknown[]): readonly [number, number] | undefined {
  const plain = new Set(list)
  // Nothing to compare in depth, and nothing twice: the list may be long.
  if (plain.size === list.length && !list.some((item) => typeof item === 'object' && item !== null)) return undefined
  for (let later = list.length - 1; later > 0; later -= 1)
    for (let earlier = later - 1; earlier >= 0; earlier -= 1) if (isEqual(list[later], list[earlier])) return [later, earlier]
  return undefined
}
