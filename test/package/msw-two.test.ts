import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest'
import type { Row } from '../mocks/milvus-reference/row.ts'
import { sections as milvusSections, take } from '../mocks/milvus-reference/sections.ts'
import { talkTo, sections as uizaSections } from '../mocks/uiza-reference/sections.ts'
import { type NodeHost, relay, startNodeHost } from './node-host.ts'
import { createProject, type Project } from './project.ts'

const clock = { now: 0 }

let project: Project
let host: NodeHost
beforeAll(async () => {
  project = await createProject(['msw@2.10.5'], { 'relay.js': relay })
  host = startNodeHost(project.path('relay.js'), clock)
})
afterAll(async () => {
  host?.close()
  await project?.remove()
})

// The oldest MSW the package works with, and the tables every host keeps.
describe('the package with msw 2.10', () => {
  afterEach(() => host.open('milvus'))

  describe.each(milvusSections)('Milvus $section', ({ rows }) => {
    it.each(rows)('$row', async ({ steps, options = {} }: Row) => {
      await host.open('milvus', options)
      for (const step of steps) await take(host, step)
    })
  })

  describe.each(Object.entries(uizaSections))('Uiza %s', (_, rows) => {
    beforeEach(async () => {
      clock.now = Date.UTC(2026, 0, 2, 3, 4, 5, 6)
      await host.open('uiza')
    })
    it.each(Object.entries(rows))('%s', (_name, shows) => shows(talkTo(host, clock)))
  })
})
