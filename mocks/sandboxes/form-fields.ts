import { isSecretField } from './secrets.ts'

/** Says whether a field of a form is kept secret: of `card[number]` the innermost name counts, of `tokens[]` the one before. */
export const isSecretFormField = (name: string, names: ReadonlySet<string>): boolean =>
  isSecretField(name.split(/[[\]]+/).findLast((part) => part !== '') ?? name, '', names)
