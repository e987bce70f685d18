import { isObject, type Json, type JsonObject } from '#openapi'
import { plainName } from '#openapi/effects'

/**
 * Puts what was sent into a body that was made up, where it has a property of the same name: who registers as Ada is greeted as Ada.
 *
 * @param path Values of the path parameters.
 */
export function echoed(base: Json, body: Json | undefined, path: JsonObject): Json {
  if (!isObject(base)) return base
  const sent = isObject(body) ? body : {}
  return Object.fromEntries(
    Object.entries(base).map(([name, value]): [string, Json] => {
      const own = sent[name] ?? path[Object.keys(path).find((one) => plainName(one) === plainName(name)) ?? '']
      if (own !== undefined && isAlike(own, value))
        return [name, isObject(own) ? { ...(value as JsonObject), ...echoedIn(value, own) } : own]
      return [name, isObject(value) ? echoed(value, isObject(own) ? own : body, path) : value]
    }),
  )
}

/** Only what the made-up value has as well. */
const echoedIn = (value: Json, own: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(own).filter(([name, one]) => isObject(value) && name in value && isAlike(one, value[name] ?? null)),
  )

const isAlike = (one: Json, other: Json): boolean =>
  typeof one === typeof other && Array.isArray(one) === Array.isArray(other) && one !== null
