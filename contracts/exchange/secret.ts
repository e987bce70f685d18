import { annotationsOf, type Model, valueAt } from '#openapi'
import type { SentRequest } from './exchange.ts'
import type { PlannedRequest } from './planned-request.ts'
import { schemeOf } from './render-request.ts'

/** Something sent that nobody else may read, and the name it goes by in reports: `NEW_PASSWORD`. */
export interface Secret {
  readonly name: string
  readonly value: string
}

/** Lists the secrets of a request: what its schema calls a password, and the credential. */
export function secretsOf(model: Model, planned: PlannedRequest, sent: SentRequest): readonly Secret[] {
  const credential = credentialHeader(model, planned, sent)
  return [...passwordsOf(model, planned), ...(credential ? [credential] : [])]
}

/** Lists the values of a body that its schema calls a password, each with its place. */
export function passwordsOf(
  model: Model,
  { operation, values }: Pick<PlannedRequest, 'operation' | 'values'>,
): readonly (Secret & { readonly at: string })[] {
  const schema = operation.requestBody?.schema
  if (schema === undefined || values.body === undefined) return []
  return annotationsOf(model, schema, 'format', values.body).flatMap(({ at, value: format }) => {
    const value = valueAt(values.body, at)
    return format === 'password' && typeof value === 'string' ? [{ name: variableName(at), value, at }] : []
  })
}

/** Lists the secrets known before anything is sent: a target may tell one that this run never sends. */
export function listSecrets(model: Model, token: string | undefined): readonly Secret[] {
  const credentials = [token, ...Object.values(model.securitySchemes).map(({ credential }) => credential)]
  return [
    ...model.operations.flatMap((operation) =>
      operation.pairs.flatMap(({ request }) => passwordsOf(model, { operation, values: request })),
    ),
    ...credentials.flatMap((value) => (value === undefined ? [] : [{ name: 'TOKEN', value }])),
  ]
}

/** The credential of a request as sent, apart from what stands before it. */
export function credentialHeader(model: Model, planned: PlannedRequest, sent: SentRequest) {
  const scheme = schemeOf(planned, model)
  const header = scheme && sent.headers[scheme.field]
  if (!scheme || header === undefined) return undefined
  const prefix = header.startsWith(scheme.prefix) ? scheme.prefix : ''
  return { name: 'TOKEN', value: header.slice(prefix.length), header: scheme.field, prefix }
}

/** `/newPassword` → `NEW_PASSWORD` */
const variableName = (pointer: string): string =>
  pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/\W/g, '_')
    .toUpperCase()

/** Hides secrets in texts. */
export interface Redactor {
  readonly note: (secrets: readonly Secret[]) => void
  readonly redact: (text: string) => string
}

/**
 * Creates a redactor that knows every secret noted so far, in each form a text may have it in.
 *
 * Secrets shorter than six characters are not looked for, because they are parts of ordinary words. Nothing prints them either.
 */
export function createRedactor(): Redactor {
  const known = new Set<string>()
  const longestFirst: (readonly [form: string, name: string])[] = []
  return {
    note(secrets) {
      for (const { name, value } of secrets) {
        // Most are sent over and over again.
        if (known.has(value)) continue
        for (const form of formsOf(value)) {
          if (known.has(form)) continue
          known.add(form)
          const shorter = longestFirst.findIndex(([other]) => other.length < form.length)
          longestFirst.splice(shorter < 0 ? longestFirst.length : shorter, 0, [form, name])
        }
      }
    },
    redact(text) {
      let hidden = text
      for (const [form, name] of longestFirst) if (hidden.includes(form)) hidden = hidden.replaceAll(form, () => `$${name}`)
      return hidden
    },
  }
}

/** The forms a secret takes in texts: as it is, inside JSON, in base64, in a URL. None for a short one. */
export const formsOf = (value: string): readonly string[] =>
  value.length < 6
    ? []
    : [...new Set([value, JSON.stringify(value).slice(1, -1), Buffer.from(value).toString('base64'), encodeURIComponent(value)])]
