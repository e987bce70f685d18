import type { RequestParts, ResponseParts } from '../../handlers/message.ts'
import { owns } from '../../handlers/route.ts'
import type { AnyMock } from '../../mock.ts'

/**
 * Responds with the mock a request is for, of several on one port: the one whose base path it is below; of those the one that has the
 * operation; or the one whose name its path begins with.
 *
 * @returns undefined where it is for none of them.
 */
export function receiveAmong(
  mocks: readonly AnyMock[],
  request: RequestParts,
): ResponseParts | Promise<ResponseParts> | undefined {
  const { method, path, mount = '' } = request
  const owners = mocks.filter(({ prefixes }) => owns(prefixes, path))
  const named = mocks.find(({ name }) => path === `/${name}` || path.startsWith(`/${name}/`))
  const [first] = owners
  if (first && owners.length === 1 && !named) return first.receive(request)
  const serving = owners.find(({ serves }) => serves(method, path)) ?? mocks.find(({ serves }) => serves(method, path))
  if (serving) return serving.receive(request)
  if (!named) return first?.receive(request)
  const prefix = `/${named.name}`
  return named.receive({ ...request, mount: `${mount}${prefix}`, path: path.slice(prefix.length) || '/' })
}
