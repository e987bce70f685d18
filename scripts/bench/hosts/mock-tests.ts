import { mockTest } from '../../../mocks/hosts/vitest/index.ts'
import { openapi } from '../../../mocks/openapi.ts'
import { documentOf } from '../effects/document.ts'
import { origin } from './handlers.ts'

const test = mockTest({ mock: await openapi(documentOf(100)) })

for (let index = 0; index < 1000; index += 1)
  test(`a thing is created, ${index}`, async ({ expect }) => {
    const body = JSON.stringify({ id: 'one', name: 'One', size: index })
    const created = await fetch(`${origin}/things19`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
    expect(created.status).toBe(201)
  })
