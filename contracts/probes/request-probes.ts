import {
  type Document,
  type Evidence,
  followReference,
  itemsAt,
  type Json,
  type Operation,
  type Parameter,
  type Pointer,
  schemaAt,
} from '#openapi'
import { evidenceOfRule } from '../evidence.ts'
import { brokenBodies } from './broken-body.ts'
import { credentialProbes } from './credential-probes.ts'
import { type Probe, refusalOf, type Whole } from './probe.ts'

/** Lists what can be wrong with a request as a whole: its body's text, its credential, its method; and query parameters left out. */
export function requestProbes(document: Document, operation: Operation): readonly Probe[] {
  return [
    ...parameterProbes(document, operation),
    ...bodyProbes(document, operation),
    ...credentialProbes(document, operation),
    ...methodProbes(document, operation),
  ]
}

function bodyProbes(document: Document, operation: Operation): readonly Probe[] {
  const { requestBody } = operation
  if (!requestBody?.required) return []
  return [
    ...brokenBodies(document, requestBody).map(([name, change]) =>
      whole(name, 'rule/malformed', requestBody.pointer, { kind: 'text', change }),
    ),
    ...restProbes(operation),
  ]
}

/** Many readers stop at the end of the first value: only where the document says how broken JSON is refused, something after it has to be. */
function restProbes({ requestBody, rejections: { unparsable, ignoresRest } }: Operation): readonly Probe[] {
  if (!requestBody || !unparsable || ignoresRest || !/[/+]json\b/i.test(requestBody.mediaType)) return []
  const change = (valid: string) => `${valid} x`
  const probe = whole('something after its JSON', 'rule/malformed', requestBody.pointer, { kind: 'text', change })
  return [{ ...probe, saidBy: [unparsable.evidence] }]
}

/** A method that no operation of the path has. */
function methodProbes({ model }: Document, operation: Operation): readonly Probe[] {
  const { noOperation, wrongMethod = noOperation } = model.rejections
  const taken = model.operations.filter(({ path }) => path === operation.path).map(({ method }) => method)
  // `GET` changes nothing, whatever a server takes it for.
  const candidates = operation.safe ? ['PATCH', 'PUT', 'DELETE'] : ['GET', 'PATCH', 'PUT', 'DELETE']
  const method = candidates.find((one) => !taken.includes(one))
  if (!wrongMethod || method === undefined || operation.alternativeOf !== undefined) return []
  const probe = whole(`the method ${method}`, 'method', wrongMethod.pointer, { kind: 'method', method })
  return [{ ...probe, saidBy: [wrongMethod.evidence] }]
}

function parameterProbes(document: Document, operation: Operation): readonly Probe[] {
  // Servers pass over headers and cookies that they cannot read, and no document says that they must not.
  return operation.parameters
    .filter((one) => (one.required ? one.in !== 'header' : one.in === 'query' && operation.safe))
    .flatMap((parameter) => probesOfParameter(document, parameter))
}

/** A query parameter that has to be there is left out; of both kinds each rule is broken once, as far as a text can break it. */
function probesOfParameter(document: Document, parameter: Parameter): readonly Probe[] {
  const { name, required, pointer, schema, style } = parameter
  // That what may be left out has to be right is only concluded: many servers pass over what they cannot read.
  const evidence: Evidence = required ? parameter.evidence : { level: 'inferred', source: 'an optional parameter has a schema' }
  const field = `${parameter.in}.${name}`
  const missing = {
    ...whole(`${name} missing`, 'rule/required', pointer),
    touch: { field },
    saidBy: [evidence],
  }
  // Written by a style, any text is an object with members of odd names; and with names in brackets, it is no list either.
  const { type } = schemaAt(document.model, followReference(document.model.root, schema)) ?? {}
  const isAnyText = (type === 'object' || (type === 'array' && style === 'deepObject')) && parameter.mediaType === undefined
  const tried = isAnyText ? [] : parameter.in === 'query' ? [...besides(document, schema), ...forms] : forms
  const broken = tried.flatMap(({ how, value }): Probe[] => {
    const sent = converted(document, schema, value)
    const [violation, ...others] = document.validate(schema, sent, 'request')
    if (!violation || others.length > 0) return []
    const rule = violation.keyword === 'type' ? 'rule/type' : 'rule/constraint'
    const probe = whole(`${name} ${violation.keyword}: ${how}`, rule, violation.rule)
    return [
      {
        ...probe,
        touch: { field, value },
        ...(required ? {} : { optional: true as const }),
        saidBy: [evidence, ...evidenceOfRule(document.model, { schema, value: sent, at: '', rule: violation.rule })],
      },
    ]
  })
  const once = [...new Map(broken.toReversed().map((probe) => [probe.pointer, probe])).values()]
  return [...(required && parameter.in === 'query' ? [missing] : []), ...once]
}

interface Form {
  readonly how: string
  readonly value: string
}

/** The numbers nearest to those that are allowed. */
function besides({ model }: Pick<Document, 'model'>, schema: Pointer): readonly Form[] {
  const { minimum, maximum } = schemaAt(model, followReference(model.root, schema)) ?? {}
  return [
    ...(Number.isInteger(minimum) ? [{ how: 'one less', value: String(Number(minimum) - 1) }] : []),
    ...(Number.isInteger(maximum) ? [{ how: 'one more', value: String(Number(maximum) + 1) }] : []),
  ]
}

/** What a parameter may be wrong with. */
const forms = [
  { how: 'a text', value: 'text' },
  { how: 'no form at all', value: '?' },
  { how: 'a negative number', value: '-1' },
  { how: 'a large number', value: '1000003' },
] as const satisfies readonly Form[]

/** A parameter is a text on the wire; where its schema asks for a number, a text that is one counts as one, and for a list one is a list. */
function converted({ model }: Pick<Document, 'model'>, schema: Pointer, value: string): Json {
  const { type, items } = schemaAt(model, followReference(model.root, schema)) ?? {}
  if (type === 'array') return [items === undefined ? value : converted({ model }, itemsAt(model.root, schema) ?? schema, value)]
  return (type === 'integer' || type === 'number') && Number.isFinite(Number(value)) ? Number(value) : value
}

function whole(name: string, rule: string, pointer: string, what?: Whole): Probe {
  return {
    ...refusalOf(name),
    rule,
    pointer,
    role: 'plain',
    ...(what === undefined ? {} : { whole: what }),
  }
}
