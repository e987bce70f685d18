import { type Document, type Operation, schemaAt } from '#openapi'
import { evidenceAt } from './evidence.ts'
import type { Probe, Whole } from './probe.ts'

/** Lists what can be wrong with a request as a whole: its body's text, its credential, its method; and query parameters left out. */
export function requestProbes(document: Document, operation: Operation): readonly Probe[] {
  return [
    ...parameterProbes(document, operation),
    ...bodyProbes(operation),
    ...credentialProbes(document, operation),
    ...methodProbes(document, operation),
  ]
}

function bodyProbes(operation: Operation): readonly Probe[] {
  const { requestBody } = operation
  if (!requestBody?.required) return []
  const broken: readonly (readonly [string, (valid: string) => string])[] = [
    ['a body cut short', (valid) => valid.slice(0, Math.max(1, valid.length - 2))],
    ['a list as body', (valid) => `[${valid}]`],
    ['an empty body', () => ''],
  ]
  return broken.map(([name, change]) => whole(operation, name, 'rule/malformed', requestBody.pointer, { kind: 'text', change }))
}

/** A credential that is missing or wrong in its last character. Where the document asks for none as well, the runner decides. */
function credentialProbes({ model }: Document, operation: Operation): readonly Probe[] {
  const [name] = operation.security.flatMap((requirement) => Object.keys(requirement))
  const scheme = name === undefined ? undefined : model.securitySchemes[name]
  if (!scheme) return []
  const missing = whole(operation, 'no credential', 'auth', scheme.pointer, { kind: 'credential', credential: 'none' })
  const wrong = Object.entries(wrongCredentials).map(([credential, what]) =>
    whole(operation, what, 'auth', scheme.pointer, {
      kind: 'credential',
      credential: credential as keyof typeof wrongCredentials,
    }),
  )
  return [missing, ...wrong]
}

const wrongCredentials = {
  altered: 'a credential with another last character',
  shortened: 'a credential without its last character',
  recased: 'a credential with a letter in another case',
} as const

/** A method that no operation of the path has. */
function methodProbes({ model }: Document, operation: Operation): readonly Probe[] {
  const { noOperation } = model.rejections
  const taken = model.operations.filter(({ path }) => path === operation.path).map(({ method }) => method)
  const method = ['PATCH', 'PUT', 'DELETE', 'GET'].find((one) => !taken.includes(one))
  if (!noOperation || method === undefined || operation.alternativeOf !== undefined) return []
  const probe = whole(operation, `the method ${method}`, 'method', noOperation.pointer, { kind: 'method', method })
  return [{ ...probe, evidence: noOperation.evidence }]
}

function parameterProbes(document: Document, operation: Operation): readonly Probe[] {
  return operation.parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name, required, pointer, schema, evidence }): Probe[] => {
      const field = `query.${name}`
      const missing = { ...whole(operation, `${name} missing`, 'rule/required', pointer), touch: { field }, evidence }
      const type = schemaAt(document.model, schema)?.type
      const mistyped = {
        ...whole(operation, `${name} type: a text`, 'rule/type', schema),
        touch: { field, value: 'text' },
        evidence: evidenceAt(document.model, schema, evidence),
      }
      return [...(required ? [missing] : []), ...(type === 'integer' || type === 'number' ? [mistyped] : [])]
    })
}

function whole(operation: Operation, name: string, rule: string, pointer: string, what?: Whole): Probe {
  return {
    name,
    rule,
    outcome: 'failure',
    promise: `A request with ${name} is refused.`,
    otherwise: `a request with ${name} is accepted`,
    pointer,
    evidence: operation.evidence,
    role: 'plain',
    ...(what === undefined ? {} : { whole: what }),
  }
}
