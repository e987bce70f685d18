import { isEqual, type Json, type Operation, type Pair } from '#openapi'

/** Finds the example pair a request is: it says what the pair's request says, and in its body nothing else. */
export function pairOf({ pairs }: Operation, inputs: Readonly<Record<string, Json>>, body: Json | undefined): Pair | undefined {
  return pairs.find(({ request }) => {
    const sent = Object.entries(request.parameters).filter(([field]) => !field.startsWith('header.'))
    return isEqual(request.body, body) && sent.every(([field, value]) => isEqual(value, inputs[field]))
  })
}
