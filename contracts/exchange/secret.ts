import { escapeKey, type Json, type Model, passwordPlaces, valueAt } from '#openapi'
import type { SentRequest } from '../http/exchange.ts'
import type { Given } from './credential.ts'
import type { PlannedRequest } from './planned-request.ts'
import { formsOf, shortestSecret } from './secret-forms.ts'
import { credentialName, credentialsIn } from './sent-credential.ts'
import { variableName } from './variable-name.ts'

/** Something sent that nobody else may read, and the name it goes by in reports: `NEW_PASSWORD`. */
export interface Secret {
  readonly name: string
  readonly value: string
}

/** Lists the secrets of a request: what its schema calls a password, and the credentials. */
export function secretsOf(model: Model, planned: PlannedRequest, sent: SentRequest): readonly Secret[] {
  return [...passwordsOf(model, planned), ...credentialsIn(model, planned, sent)]
}

/** Lists the values of a body that its schema calls a password, each with its place. */
export function passwordsOf(
  model: Model,
  { operation, values }: Pick<PlannedRequest, 'operation' | 'values'>,
): readonly (Secret & { readonly at: string })[] {
  const schema = operation.requestBody?.schema
  if (schema === undefined || values.body === undefined) return []
  return passwordPlaces(model, schema, values.body).flatMap((at) =>
    textsIn(valueAt(values.body, at), at).map((text) => ({ name: variableName(at), ...text })),
  )
}

/** A secret may be sent inside of a list or an object, to see that it is refused. */
function textsIn(value: Json | undefined, at: string): readonly { readonly value: string; readonly at: string }[] {
  if (typeof value === 'string') return [{ value, at }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => textsIn(one, `${at}/${escapeKey(key)}`))
}

/** Lists the secrets known before anything is sent: a target may tell one that this run never sends. */
export function listSecrets(model: Model, { token, auth = {} }: Given): readonly Secret[] {
  const schemes = Object.values(model.securitySchemes)
  return [
    ...model.operations.flatMap((operation) =>
      operation.pairs.flatMap(({ request }) => passwordsOf(model, { operation, values: request })),
    ),
    ...withParts('TOKEN', token),
    ...schemes.flatMap((scheme) => withParts(credentialName(model, scheme), auth[scheme.name])),
    ...schemes.flatMap(({ credential }) => withParts('TOKEN', credential)),
  ]
}

/** Of `NAME:PASSWORD` the password is a secret too. */
function withParts(name: string, value: string | undefined): readonly Secret[] {
  if (value === undefined) return []
  const password = value.slice(value.indexOf(':') + 1)
  return password === value ? [{ name, value }] : [value, password].map((one) => ({ name, value: one }))
}

/** Hides secrets in texts. */
export interface Redactor {
  readonly note: (secrets: readonly Secret[]) => void
  readonly redact: (text: string) => string
}

/**
 * Creates a redactor that knows every secret noted so far, in each form a text may have it in. Where several fit, the longest is
 * hidden.
 */
export function createRedactor(): Redactor {
  const known = new Set<string>()
  const forms: KnownForms = { byBeginning: new Map(), marks: new Uint8Array(markCount) }
  const add = (form: string, name: string) => {
    const beginning = form.slice(0, shortestSecret)
    const alike = forms.byBeginning.get(beginning)
    if (alike) alike.push([form, name])
    else forms.byBeginning.set(beginning, [[form, name]])
    forms.marks[markAt(form, 0)] = 1
  }
  return {
    note(secrets) {
      for (const { name, value } of secrets) {
        // Most are sent over and over again.
        if (known.has(value)) continue
        known.add(value)
        for (const { text } of formsOf(value)) add(text, name)
      }
    },
    redact: (text) => hide(text, forms),
  }
}

/** What a run knows to be secret: thousands of forms, looked for at each place of thousands of texts. */
interface KnownForms {
  readonly byBeginning: Map<string, (readonly [form: string, name: string])[]>
  /** 1 where a form begins with characters of this mark: nearly every place of a text is passed over by it. */
  readonly marks: Uint8Array
}

const markCount = 2 ** 16

const markAt = (text: string, at: number): number =>
  (text.charCodeAt(at) * 961 + text.charCodeAt(at + 1) * 31 + text.charCodeAt(at + 2)) % markCount

function hide(text: string, { byBeginning, marks }: KnownForms): string {
  const parts: string[] = []
  let shown = 0
  for (let at = 0; at + shortestSecret <= text.length; at += 1) {
    if (marks[markAt(text, at)] === 0) continue
    const found = longest(byBeginning.get(text.slice(at, at + shortestSecret))?.filter(([form]) => text.startsWith(form, at)))
    if (!found) continue
    const [form, name] = found
    parts.push(text.slice(shown, at), `$${name}`)
    shown = at + form.length
    at = shown - 1
  }
  return parts.length === 0 ? text : [...parts, text.slice(shown)].join('')
}

const longest = (forms: readonly (readonly [form: string, name: string])[] = []) =>
  forms.reduce<readonly [form: string, name: string] | undefined>(
    (best, one) => (best && best[0].length >= one[0].length ? best : one),
    undefined,
  )
