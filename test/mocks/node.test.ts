import { afterEach, describe, expect, it, vi } from 'vitest'
import { createMock } from '#mocks'
import { milvus } from '#mocks/milvus'
import { intercept } from '../../mocks/hosts/node.ts'

describe('intercept', () => {
  afterEach(() => vi.restoreAllMocks())

  it('answers with the mocks and refuses everything else', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const { close } = intercept(createMock(milvus))
    try {
      const list = { method: 'POST', body: '{}' }
      expect((await fetch('http://any.test/v2/vectordb/users/list', list)).status).toBe(200)
      await expect(fetch('http://any.test/v2/vectordb/collections/list', list)).rejects.toThrow()
    } finally {
      close()
    }
  })
})
