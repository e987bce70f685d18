import { changeOf, type Document, fieldsOf } from '#openapi'
import type { PlannedRequest } from '../exchange/planned-request.ts'
import { passwordsOf } from '../exchange/secret.ts'
import { credentialsIn, type FoundCredential } from '../exchange/sent-credential.ts'
import { variableName } from '../exchange/variable-name.ts'
import { wrongCredentials } from '../exchange/wrong-credential.ts'
import type { SentRequest } from '../http/exchange.ts'
import type { Variable } from './report.ts'

/** Says what the variables of a reproduction line have to hold, without saying the secrets. */
export function listVariables(document: Document, planned: PlannedRequest, sent: SentRequest): readonly Variable[] {
  const credentials = credentialsIn(document.model, planned, sent).map((found): Variable => {
    return { name: found.name, holds: holdsOf(document, planned, found) }
  })
  const passwords = passwordsOf(document.model, planned).map(({ name, value, at }): Variable => {
    const isClaim = changeOf(planned.operation)?.claims.some(({ claim }) => `body${at}/`.startsWith(`${claim}/`))
    return {
      name,
      holds: documentedAt(document, value) ?? (isClaim ? 'the current password of this case' : shapeOf(value)),
    }
  })
  const unshown = (sent.unshown ?? []).map((name) => ({ name: variableName(name), holds: `the value of --header '${name}: …'` }))
  const variables = [...credentials, ...unshown, ...passwords]
  return variables.filter(({ name }, index) => variables.findIndex((one) => one.name === name) === index)
}

function holdsOf(document: Document, { credential, scheme: named, values }: PlannedRequest, found: FoundCredential): string {
  const { scheme, value } = found
  const place = documentedAt(document, value)
  if (place) return place
  if (`${scheme.in}.${scheme.field}` in values.parameters) return 'the credential this case signs in with'
  if (typeof credential === 'object' || credential === 'none') return 'the credential that belongs to this case'
  const isWrong = credential !== 'own' && (named === undefined || named === scheme.name)
  const how = isWrong ? ` ${wrongCredentials[credential].how}` : ''
  return `the credential of the run (--token or --auth ${scheme.name}=…)${how}${basic(scheme)}`
}

const basic = ({ prefix }: FoundCredential['scheme']): string => (prefix === 'Basic ' ? ', as NAME:PASSWORD in base64' : '')

/** A value that stands in the document is public, and its place says it. */
function documentedAt({ model, locate }: Document, value: string): string | undefined {
  const scheme = Object.values(model.securitySchemes).find(({ credential }) => credential === value)
  if (scheme) return `as in ${locate(`${scheme.pointer}/x-credential`)}`
  for (const { pairs } of model.operations) {
    for (const { pointer, request } of pairs) {
      const field = [...fieldsOf(request)].find(([, one]) => one === value)?.[0]
      if (field?.startsWith('body')) return `as in ${locate(`${pointer}/value${field.slice('body'.length)}`)}`
    }
  }
  return undefined
}

const kinds = { 'lower case': /[a-z]/, 'upper case': /[A-Z]/, digits: /\d/, special: /[^a-zA-Z\d]/ } as const

/** Values the run made are told by what they are made of; any other of that form will do. */
function shapeOf(value: string): string {
  const found = Object.entries(kinds).flatMap(([name, pattern]) => (pattern.test(value) ? [name] : []))
  return value === '' ? 'an empty text' : `${Array.from(value).length} characters: ${found.join(', ')}`
}
