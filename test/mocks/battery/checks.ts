import { expect } from 'vitest'
import type { Answered, Send } from '../host.ts'

/** A mock as a check steers it. */
export interface Steered {
  readonly reset: () => unknown
  readonly restore: (state: never) => unknown
}

/** What a check works with. */
export interface Scene {
  readonly mock: Steered
  /** Sends a request, a body as JSON. */
  readonly ask: (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answered>
}

/** One behaviour that every mock has to have. */
export type Check = readonly [promise: string, prove: (scene: Scene) => Promise<void>]

/** Creates the scene of a check: a mock behind a host. */
export const sceneOf = (mock: Steered, send: Send): Scene => ({
  mock,
  ask: (method, path, body, headers = {}) =>
    send(method, path, {
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body }),
    }),
})

/** A record as a response shows it. */
export type Shown = Readonly<Record<string, unknown>>

export const recordOf = ({ json }: Answered): Shown => json as Shown
export const recordsOf = ({ json }: Answered): readonly Shown[] => json as readonly Shown[]

/** Creates a pet, and gives it as the response shows it. */
export async function createPet({ ask }: Scene, fields: Shown = { name: 'Fig' }): Promise<Shown & { readonly id: number }> {
  const created = await ask('POST', '/pets', fields)
  expect([created.status, created.text]).toEqual([201, expect.any(String)])
  return recordOf(created) as Shown & { readonly id: number }
}

/** The media types of the two ways to patch. */
export const merge = { 'Content-Type': 'application/merge-patch+json' }
export const steps = { 'Content-Type': 'application/json-patch+json' }
