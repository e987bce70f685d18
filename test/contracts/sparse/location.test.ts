import { describe, expect, it } from 'vitest'
import { parseDocument } from '#openapi/load'
import { describeFindings } from '../deviations/check.ts'
import { check } from '../public/check.ts'
import { openTasks, type TasksHabits, tasksDocument } from './tasks.ts'

const document = parseDocument(JSON.stringify(tasksDocument), 'tasks.json')

async function run(habits: Partial<TasksHabits> = {}) {
  const service = openTasks({ locates: (path) => path, keeps: (text) => text, ...habits })
  const { report, isAsBefore } = await check(document, service, { prefix: '', selection: { only: ['examples', 'lifecycle'] } })
  return { report, isAsBefore, said: describeFindings(report.findings).join('\n') }
}

const written: Readonly<Record<string, TasksHabits['locates']>> = {
  'as a path': (path) => path,
  'as a URL of another host, with a path before': (path) => `https://api.example/gateway${path}?view=full`,
  'relative to the request': (path) => path.split('/').slice(-2).join('/'),
}

describe('a record whose creation returns only its place', () => {
  it.each(Object.entries(written))(
    'is followed through its life and removed, where the place is written %s',
    async (_, locates) => {
      const { report, isAsBefore, said } = await run({ locates })
      expect(said).toBe('')
      expect(report.unrestored).toEqual([])
      expect(isAsBefore).toBe(true)
      expect(report.coverage.reached).toBe(9)
      const passed = report.cases.filter(({ kind, status }) => kind === 'lifecycle' && status === 'passed').map(({ id }) => id)
      expect(passed).toEqual(expect.arrayContaining(['tasks/createTask/lifecycle/read', 'tasks/deleteNote/lifecycle/gone']))
    },
  )

  it('is caught where it is kept otherwise than sent', async () => {
    const { said, isAsBefore } = await run({ keeps: () => 'x' })
    expect(said).toMatch(/lifecycle\/kept.*`text` expected/)
    expect(isAsBefore).toBe(true)
  })

  it('has no key in the place of something else, and is removed by what it is called', async () => {
    const { isAsBefore, report } = await run({ locates: () => '/v1/jobs/one' })
    expect(isAsBefore).toBe(true)
    expect(report.unrestored).toEqual([expect.stringContaining('createTask was sent, but its response does not say the key')])
  })
})
