import type { RequestParts, ResponseParts } from '../handlers/message.ts'
import { problem } from '../handlers/problem.ts'

/** Header in which a request names its sandbox, in lower case. */
export const sandboxHeader = 'doublecheck-sandbox'

/** What stands before a path instead of the header. */
const prefix = '/__sandbox/'

const form = /^[A-Za-z0-9._-]{1,64}$/

/** Says whether a text can be the name of a sandbox. */
export const isSandboxName = (text: string): boolean => form.test(text)

/** Gives the path without the sandbox before it. */
export function withoutSandbox(path: string): string {
  if (!path.startsWith(prefix)) return path
  const end = path.indexOf('/', prefix.length)
  return end === -1 ? '/' : path.slice(end)
}

/** Gives the request without the sandbox before its path: its header names it then, empty where nothing is named. */
export function enterSandbox(request: RequestParts): RequestParts {
  const { path, header } = request
  if (!path.startsWith(prefix)) return request
  const [name = ''] = path.slice(prefix.length).split('/', 1)
  return {
    ...request,
    mount: `${prefix}${name}`,
    path: withoutSandbox(path),
    header: (key) => (key === sandboxHeader ? name : header(key)),
  }
}

/** What a request gets that names something else than a sandbox. */
export const noSandboxName: ResponseParts = problem(
  422,
  'Unprocessable Content',
  'The name of a sandbox has 1 to 64 letters, digits, ".", "_" or "-".',
)
