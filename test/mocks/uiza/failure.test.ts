import { describe, expect, it } from 'vitest'
import { createMock } from '#mocks'
import { uiza } from '#mocks/uiza'
import { hosts } from '../host.ts'

const path = '/api/public/v3/admin/user'
const headers = { Authorization: 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51' }

function throws(): never {
  throw new Error('the disk is full')
}

describe.each(hosts)('an error inside an operation of Uiza in $host', ({ open }) => {
  it('is answered with the documented 500, worth trying again, and told to who asked for it', async () => {
    const told: unknown[] = []
    const broken = { ...uiza, operations: { ...uiza.operations, retrieveUser: throws } }
    const host = await open(createMock(broken, { onError: (error) => told.push(error) }))
    const response = await host.send('GET', path, { headers })
    await host.close()
    expect(response.status).toBe(500)
    expect(response.json).toMatchObject({ code: 500, type: 'ERROR', retryable: true, message: 'Internal Server Error' })
    expect(response.text).not.toContain('disk')
    expect(told).toEqual([new Error('the disk is full')])
  })

  it('is told in plain words where even that answer cannot be made', async () => {
    const host = await open(createMock(uiza, { createId: throws }))
    const response = await host.send('GET', path, { headers })
    await host.close()
    expect(response.status).toBe(500)
    expect(response.header('Content-Type')).toBe('text/plain; charset=utf-8')
  })
})
