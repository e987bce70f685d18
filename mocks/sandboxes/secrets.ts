import { isObject, isSecretName, type Json, type JsonObject, type Model, schemaAt } from '#openapi'

/** What stands where a secret was. */
export const hidden = '(hidden)'

/** Lists the names of properties a document marks as `format: password`, wherever they stand. */
export function secretNames(model: Model): ReadonlySet<string> {
  const names = new Set<string>()
  collect(model, model.root, names)
  return names
}

function collect(model: Model, node: Json, names: Set<string>): void {
  if (typeof node !== 'object' || node === null) return
  if (!Array.isArray(node) && isObject((node as JsonObject).properties))
    for (const [name, schema] of Object.entries((node as JsonObject).properties as JsonObject))
      if (isSecret(model, schema)) names.add(name)
  for (const child of Object.values(node)) collect(model, child as Json, names)
}

function isSecret(model: Model, schema: Json): boolean {
  if (!isObject(schema)) return false
  if (schema.format === 'password') return true
  const referred = typeof schema.$ref === 'string' ? schemaAt(model, schema.$ref) : undefined
  if (referred && isSecret(model, referred)) return true
  return ['allOf', 'anyOf', 'oneOf'].some((key) => Array.isArray(schema[key]) && schema[key].some((one) => isSecret(model, one)))
}

/**
 * Says whether a field is kept secret: its document or its API says so, or its name does. A number of tokens is none.
 *
 * @param names Those that the document or the API calls secret.
 */
export function isSecretField(name: string, value: unknown, names: ReadonlySet<string>): boolean {
  if (names.has(name)) return true
  return isSecretName(name) && value !== null && typeof value !== 'boolean' && !(typeof value === 'number' && /s$/i.test(name))
}

/**
 * Gives a copy of a value in which every secret field is hidden, whatever it holds.
 *
 * @param found Collects the texts that were hidden.
 */
export function hideNamed(value: unknown, names: ReadonlySet<string>, found: Set<string> = new Set()): unknown {
  if (Array.isArray(value)) return value.map((item) => hideNamed(item, names, found))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (!isSecretField(name, item, names)) return [name, hideNamed(item, names, found)]
      collectTexts(item, found)
      return [name, hidden]
    }),
  )
}

function collectTexts(value: unknown, found: Set<string>): void {
  if (typeof value === 'string' || typeof value === 'number') found.add(String(value))
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) collectTexts(item, found)
}

/** Hides secrets in every text of a value: inside a text where they are long enough to be told from a word, else as a whole. */
export function hideTexts(value: unknown, secrets: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return hideText(value, secrets)
  if (Array.isArray(value)) return value.map((item) => hideTexts(item, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hideTexts(item, secrets)]))
}

/** From this many characters on, a secret is looked for inside a text. */
const shortest = 4

/** Hides secrets in a text. */
export function hideText(text: string, secrets: ReadonlySet<string>): string {
  if (secrets.has(text)) return hidden
  const longest = [...secrets].filter(({ length }) => length >= shortest).toSorted((one, other) => other.length - one.length)
  return longest.reduce((shown, secret) => shown.replaceAll(secret, hidden), text)
}
