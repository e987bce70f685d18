import { describe, expect, it } from 'vitest'
import type { Answer, Model } from '#openapi'
import { createTemplate } from '../../../mocks/handlers/template.ts'

const model = {
  root: {
    schema: {
      properties: {
        at: { type: 'string', 'x-volatile': 'now' },
        id: { type: 'string', 'x-volatile': 'unique' },
        message: { type: 'string', 'x-volatile': 'any' },
      },
    },
  },
} as unknown as Model

const sources = { now: () => 0, createId: () => 'fresh' }

/** An example with its `x-values` places. */
const example = (value: Answer['value'], values: Answer['values'] = {}) =>
  createTemplate(model, { schema: '#/schema', value, values } as Answer)

describe('a response example', () => {
  it('gets fresh volatile values, and nothing else changes', () => {
    const { fill } = example({ at: '2018-06-22T16:27:06.917Z', id: 'old', message: 'hello' })
    expect(fill({}, sources)).toEqual({ at: '1970-01-01T00:00:00.000Z', id: 'fresh', message: 'hello' })
  })

  it('gets whole values, and keeps its own where none is given', () => {
    const { fill } = example({ data: { id: 'documented' } }, { id: [{ at: '/data/id' }] })
    expect(fill({ id: 'mine' }, sources)).toEqual({ data: { id: 'mine' } })
    expect(fill({}, sources)).toEqual({ data: { id: 'documented' } })
  })

  it('gets values inside texts; one inside the text of another is left alone', () => {
    const message = "Key: 'NewUserReq.NewUser' failed: NewUser (a+b)"
    const { fill } = example(
      { message },
      {
        title: [{ at: '/message', text: 'NewUser' }],
        schema: [{ at: '/message', text: 'NewUserReq' }],
        rule: [{ at: '/message', text: '(a+b)' }],
      },
    )
    expect(fill({ title: 'NewUserReq', schema: 'S', rule: 3 }, sources)).toEqual({
      message: "Key: 'S.NewUserReq' failed: NewUserReq 3",
    })
  })

  it('is never changed itself', () => {
    const { fill } = example({ data: { id: 'documented' } }, { id: [{ at: '/data/id' }] })
    fill({ id: 'mine' }, sources)
    expect(fill({}, sources)).toEqual({ data: { id: 'documented' } })
  })

  it('says whether anything in it can change', () => {
    expect(example({ message: 'hello' }).fixed).toBe(true)
    expect(example({ id: 'old' }).fixed).toBe(false)
  })
})
