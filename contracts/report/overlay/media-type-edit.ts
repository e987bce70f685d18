import { escapeKey, isObject, type JsonObject, placeOf, valueAt } from '#openapi'
import { type Drift, type Edit, set } from './drift.ts'
import { editSchema } from './schema-edit.ts'

/** The schema and examples of a response, under the media type that came: the schema was not looked at under another. */
export const renameMediaType: Edit = (drift) => {
  const { root, finding, operation } = drift
  const { place, expected, actual } = finding
  const content = valueAt(root, `${place}/content`)
  const [mediaType = ''] = typeof actual === 'string' ? actual.toLowerCase().split(';') : []
  if (!isObject(content) || typeof expected !== 'string') return undefined
  if (Object.hasOwn(content, mediaType)) return root
  const { [expected]: media, ...others } = content
  if (media === undefined || mediaType === '') return undefined
  const renamed = set(root, `${place}/content`, { [mediaType]: media, ...others })
  const before = operation.responses
    .flatMap(({ contents }) => contents)
    .find(({ pointer }) => pointer.startsWith(`${place}/content/`))
  const after = `${place}/content/${encodeURIComponent(escapeKey(mediaType))}`
  return keepingBody({ ...drift, root: renamed }, (rule) => (before ? rule.replace(before.pointer, after) : rule))
}

/** Lets the schema of a response allow the body that came with it. */
function keepingBody(drift: Drift, moved: (rule: string) => string): JsonObject {
  const { document, finding, operation, body } = drift
  const schema = operation.responses.find(({ pointer }) => pointer === finding.place)?.schema
  const faults = schema === undefined || body === undefined ? [] : document.validate(schema, body, 'response')
  return faults.reduce<JsonObject>((root, fault) => {
    const about = { ...finding, place: moved(fault.rule), pointer: placeOf(fault) }
    return editSchema({ ...drift, root, finding: about }) ?? root
  }, drift.root)
}
