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

const lines = Array.from({ length: 60 }, (_, index) => ({ pet: `pet-${index}`, count: 1 + index, gift: index % 2 === 0 }))

/** Creates, reads and replaces an order of sixty lines: about 3 kB, each line of it looked at. */
const orderChain = (sandbox: string): readonly Step[] => {
  const path = '/shop/orders/order-1'
  const has = `"name":"${sandbox}"`
  const body = { id: 'order-1', name: sandbox, lines }
  return [
    { method: 'POST', path: '/shop/orders', body, status: 201, has },
    ...Array.from({ length: 6 }, () => ({ method: 'PUT', path, body, status: 200, has })),
    { method: 'GET', path, status: 200, has },
  ]
}

/** Starts the sandbox anew. */
const resetStep: Step = { method: 'POST', path: '/__doublecheck/reset', status: 200 }

/** What a sandbox is asked over and over. */
export const chains = {
  small: (sandbox) => [resetStep, ...passwordChain(sandbox), ...recordChain(sandbox)],
  large: (sandbox) => [resetStep, ...orderChain(sandbox)],
} as const satisfies Record<string, (sandbox: string) => readonly Step[]>
