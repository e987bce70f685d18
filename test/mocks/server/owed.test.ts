import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createOwed } from '../../../mocks/hosts/server/owed.ts'

const response = (): ServerResponse => new ServerResponse(new IncomingMessage(new Socket()))

describe('the responses a server owes', () => {
  it('lists them until they are sent, in whatever order', () => {
    const owed = createOwed()
    const all = [response(), response(), response()] as const
    for (const one of all) owed.add(one)
    owed.remove(all[0])
    expect(new Set(owed.list())).toEqual(new Set([all[1], all[2]]))
    owed.remove(all[2])
    owed.remove(all[2])
    expect(owed.list()).toEqual([all[1]])
    owed.remove(all[1])
    expect(owed.list()).toEqual([])
  })

  it('forgets those whose client has gone before its request was read', () => {
    const owed = createOwed()
    const waiting = response()
    owed.add(waiting)
    for (let index = 0; index < 5_000; index += 1) {
      const gone = response()
      owed.add(gone)
      gone.destroy()
    }
    expect(owed.list().length).toBeLessThan(1_100)
    expect(owed.list()).toContain(waiting)
  })
})
