import { isSecretField } from '../../sandboxes/secrets.ts'

/** What keeps secrets: a mock. */
export interface Secretive {
  readonly secrets: ReadonlySet<string>
}

/** Gives values for a message, without those of the fields that are kept secret. */
export function hideSecrets({ secrets }: Secretive, values: object): object {
  const shown = Object.entries(values).map(
    ([name, value]) => [name, isSecretField(name, value, secrets) ? '[hidden]' : (value as unknown)] as const,
  )
  return Object.fromEntries(shown)
}

/** Shows values in one line. */
export const show = (values: object): string => JSON.stringify(values)
