import { type Document, type Json, schemaAt } from '#openapi'

/** The values of an enumeration, which may be behind a reference, or beside `null`. */
export function choicesAt(model: Document['model'], place: string, depth = 0): readonly Json[] {
  const schema = schemaAt(model, place)
  if (!schema || depth > deepest) return []
  if (Array.isArray(schema.enum)) return schema.enum as readonly Json[]
  const branches = (['anyOf', 'oneOf', 'allOf'] as const).flatMap((word) =>
    Array.isArray(schema[word]) ? schema[word].map((_, index) => `${place}/${word}/${index}`) : [],
  )
  const below = [...(typeof schema.$ref === 'string' ? [schema.$ref] : []), ...branches]
  return below.flatMap((one) => choicesAt(model, one, depth + 1))
}

/** A schema may be made of itself. */
const deepest = 5
