/** One request of a chain, and what tells that its response is right. */
export interface Step {
  readonly method: string
  readonly path: string
  readonly body?: object
  readonly status: number
  /** A text the response has where this sandbox, and no other one, made it. */
  readonly has?: string
}

const documented = 'P@ssw0rd'

const change = (password: string, newPassword: string, has: string): Step => ({
  method: 'POST',
  path: '/v2/vectordb/users/update_password',
  body: { userName: 'milvusAdmin', password, newPassword },
  status: 200,
  has,
})

/** Changes a password to one that only this sandbox has, sees the old one refused, and changes it back: no other sandbox can do that. */
const passwordChain = (sandbox: string): readonly Step[] => {
  const own = `P@ss-${sandbox}`
  return [
    change(documented, own, '"code":0'),
    change(documented, 'Never-1-taken', '"code":1400'),
    change(own, documented, '"code":0'),
  ]
}

/** Creates a record, reads, replaces and removes it; its name is that of the sandbox, its id is the same one in every sandbox. */
const recordChain = (sandbox: string): readonly Step[] => {
  const path = '/shop/pets/pet-1'
  const has = `"name":"${sandbox}"`
  return [
    { method: 'POST', path: '/shop/pets', body: { id: 'pet-1', name: sandbox }, status: 201, has },
    { method: 'GET', path, status: 200, has },
    { method: 'PUT', path, body: { id: 'pet-1', name: sandbox, tag: 'seen' }, status: 200, has },
    { method: 'GET', path: '/shop/pets', status: 200, has },
    { method: 'DELETE', path, status: 204 },
    { method: 'GET', path, status: 404 },
  ]
}

/** What a sandbox is asked over and over. */
export const chainOf = (sandbox: string): readonly Step[] => [...passwordChain(sandbox), ...recordChain(sandbox)]

/** Starts the sandbox anew. */
export const resetStep: Step = { method: 'POST', path: '/__doublecheck/reset', status: 200 }
