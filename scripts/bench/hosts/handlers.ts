import { HttpResponse, http } from 'msw'
import type { Thing } from '../effects/document.ts'

/** What people write by hand for one collection: a Map, and no look at what is sent. */
function handlersOf(path: string, things: Map<string, Thing>) {
  const missing = () => HttpResponse.json({ title: 'Not Found' }, { status: 404 })
  return [
    http.get(path, () => HttpResponse.json([...things.values()])),
    http.post(path, async ({ request }) => {
      const thing = (await request.json()) as Thing
      things.set(thing.id, thing)
      return HttpResponse.json(thing, { status: 201 })
    }),
    http.get<{ id: string }>(`${path}/:id`, ({ params }) => {
      const thing = things.get(params.id)
      return thing ? HttpResponse.json(thing) : missing()
    }),
    http.put<{ id: string }>(`${path}/:id`, async ({ request, params }) => {
      const thing = (await request.json()) as Thing
      things.set(params.id, thing)
      return HttpResponse.json(thing)
    }),
    http.delete<{ id: string }>(`${path}/:id`, ({ params }) =>
      things.delete(params.id) ? new HttpResponse(null, { status: 204 }) : missing(),
    ),
  ]
}

/** Handlers for as many collections as a document of the benchmark has, each with the same things. */
export const createHandlers = (collections: number, things: readonly Thing[]) =>
  Array.from({ length: collections }, (_, index) =>
    handlersOf(`${origin}/things${index}`, new Map(things.map((thing) => [thing.id, thing]))),
  ).flat()

/** Where the requests of this process go. */
export const origin = 'http://localhost:3000'
