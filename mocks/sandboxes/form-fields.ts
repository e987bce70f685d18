import { isSecretField } from './secrets.ts'

/** The fields of a form, by the names they are sent with; a name that is sent more than once has a list. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>

/**
 * Reads the body of a form; undefined where it is none.
 *
 * @param contentType Value of the header `Content-Type`.
 */
export function formFields(contentType: string | undefined, body: string): FormFields | undefined {
  if (body === '' || !/^application\/x-www-form-urlencoded\b/i.test(contentType ?? '')) return undefined
  const form = new URLSearchParams(body)
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name)
      return [name, values.length === 1 ? (values[0] ?? '') : values]
    }),
  )
}

/** Says whether a field of a form is kept secret: of `card[number]` the innermost name counts, of `tokens[]` the one before. */
export const isSecretFormField = (name: string, names: ReadonlySet<string>): boolean =>
  isSecretField(name.split(/[[\]]+/).findLast((part) => part !== '') ?? name, '', names)
