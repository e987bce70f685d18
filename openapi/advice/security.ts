import type { Document } from '../model/document.ts'
import type { Pointer } from '../model/model.ts'
import { childPointer, findValue } from '../model/place.ts'
import { listOf, objectOf } from '../model/plain.ts'
import type { Problem } from '../read/error.ts'
import { type Check, quoteAll } from './check.ts'

/** Every security scheme is of a known type, and only documented ones are asked for. */
export const checkSecurity: Check = (document, visited) => [
  ...visited.filter(({ kinds }) => kinds.has('securityScheme')).flatMap(({ pointer }) => checkScheme(document, pointer)),
  ...['#', ...document.model.operations.map(({ pointer }) => pointer)].flatMap((owner) => checkNames(document, owner)),
]

function checkScheme({ model, locate }: Document, pointer: Pointer): readonly Problem[] {
  if (Object.values(model.securitySchemes).some((scheme) => scheme.pointer === pointer)) return []
  const next = 'Use a `type` that OpenAPI defines; an `apiKey` also needs `in` and `name`.'
  return [{ what: 'The document does not say how the credential of this scheme is sent.', where: locate(pointer), next }]
}

function checkNames({ model, locate }: Document, owner: Pointer): readonly Problem[] {
  const schemes = objectOf(findValue(model.root, '#/components/securitySchemes'))
  return listOf(findValue(model.root, `${owner}/security`)).flatMap((requirement, index) =>
    Object.keys(objectOf(requirement))
      .filter((name) => !Object.hasOwn(schemes, name))
      .map((name) => ({
        what: `There is no security scheme \`${name}\`.`,
        where: locate(childPointer(`${owner}/security/${index}`, name)),
        next: `Use one of ${quoteAll(Object.keys(schemes))}, or add it to \`components/securitySchemes\`.`,
      })),
  )
}
