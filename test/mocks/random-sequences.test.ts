import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answered, hosts, type Send } from './host.ts'
import { milvusWorld } from './random-sequences/milvus.ts'
import { uizaWorld } from './random-sequences/uiza.ts'
import type { Asked, World } from './random-sequences/world.ts'

/** For each API in each host: a thousand in all. */
const sequences = 250

describe.each(hosts)('random sequences in $host', ({ open }) => {
  it('of Uiza agree with a model, in every answer and in what is remembered', () => agree(uizaWorld, open), 120_000)
  it('of Milvus agree with a model, in every answer and in what is remembered', () => agree(milvusWorld, open), 120_000)
})

async function agree<Action>(world: World<Action>, open: (typeof hosts)[number]['open']): Promise<void> {
  const mock = world.createMock()
  const host = await open(mock)
  const sequence = fc.array(world.actions, { maxLength: 60, size: 'max' })
  const property = fc.asyncProperty(sequence, async (actions) => {
    await mock.reset()
    const reference = world.createReference()
    for (const action of actions) await compare(reference.ask(action), host.send)
    expect(world.stateOf((await mock.snapshot()) as never)).toEqual(reference.state())
  })
  try {
    await fc.assert(property, { numRuns: sequences })
  } finally {
    await host.close()
  }
}

async function compare({ target, headers, body, status, answer, learn }: Asked, send: Send): Promise<void> {
  const [method = '', path = ''] = target.split(' ')
  const actual: Answered = await send(method, path, { headers, ...(body ? { body } : {}) })
  expect({ target, status: actual.status, answer: actual.json }).toMatchObject({ target, status, answer })
  if (status === 200) learn?.(actual.json as never)
}
