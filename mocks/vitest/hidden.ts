import type { Document } from '#openapi'

/** Shown in the place of a secret. */
const hidden = '[hidden]'

/** Gives values for a message: those of the properties the document calls a password anywhere are hidden. */
export function hideSecrets(mock: object, values: object): object {
  const document = (mock as { readonly document?: Document }).document
  const secret = document ? secretNames(document) : new Set<string>()
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, secret.has(name) ? hidden : (value as unknown)]))
}

/** Shows values in one line. */
export const show = (values: object): string => JSON.stringify(values)

function secretNames({ model }: Document): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [name, child] of Object.entries(node)) {
      if (isSecret(model.root, child)) names.add(name)
      visit(child)
    }
  }
  visit(model.root)
  return names
}

function isSecret(root: object, schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return false
  const { format, $ref, allOf } = schema as { readonly format?: unknown; readonly $ref?: unknown; readonly allOf?: unknown }
  if (format === 'password') return true
  if (typeof $ref === 'string') return isSecret(root, follow(root, $ref))
  return Array.isArray(allOf) && allOf.some((one) => isSecret(root, one))
}

/** Not `schemaAt`: a reference may lead anywhere, and here any place is looked at. */
const follow = (root: object, reference: string): unknown =>
  reference
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[decodeURIComponent(key)], root)
