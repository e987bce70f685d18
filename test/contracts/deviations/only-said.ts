import type { RequestParts, ResponseParts } from '#mocks'
import { isSuccess } from './edits.ts'
import type { Core, Layers } from './server.ts'

/** A server that says of some requests that they worked, and does nothing. */
export function onlySaid(real: Core, fits: (request: RequestParts) => boolean): Layers {
  const receive = async (request: RequestParts): Promise<ResponseParts> => {
    if (!fits(request)) return real.receive(request)
    const before = await real.snapshot()
    const response = await real.receive(request)
    if (isSuccess(response)) await real.restore(before as never)
    return response
  }
  return { mock: { ...real, receive } }
}

/** A server that refuses some requests, and makes something of them all the same. */
export function makesAllTheSame(real: Core, making: (request: RequestParts) => RequestParts | undefined): Layers {
  const receive = async (request: RequestParts): Promise<ResponseParts> => {
    const response = await real.receive(request)
    const made = isSuccess(response) ? undefined : making(request)
    if (made) await real.receive(made)
    return response
  }
  return { mock: { ...real, receive } }
}
