import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { verify } from '#contracts'
import { loadDocument } from '#openapi/load'
import { describeFindings } from '../deviations/check.ts'
import { stationDeviations } from './deviations.ts'
import { serveStation } from './server.ts'
import { createStation, documentedRules } from './station.ts'

const document = loadDocument(fileURLToPath(new URL('parcels.yaml', import.meta.url)))

async function check(...served: Parameters<typeof serveStation>) {
  const server = await serveStation(...served)
  let count = 0
  const createId = () => `a${(count++).toString(36).padStart(2, '0')}`
  const options = { selection: {}, timeoutMs: 10_000, now: Date.now, createId, mock: false }
  try {
    return await verify({ ...options, documents: [document], target: server.url })
  } finally {
    await server.close()
  }
}

// Nothing in the runner knows this API: path and query parameters, nested bodies and lists, 201 and 204, problem+json, a key.
describe.concurrent('an API that nobody wrote a line for', () => {
  it('is checked and raises no alarm', async () => {
    const { findings, unrestored, cases } = await check(createStation(documentedRules))
    expect(findings, describeFindings(findings).join('\n')).toEqual([])
    expect(unrestored).toEqual([])
    expect(cases.filter(({ kind, status }) => kind === 'change' && status === 'passed')).not.toEqual([])
  })

  it.each(stationDeviations)('is caught: $name', async (deviation) => {
    const { station, edit } = deviation.break()
    const { findings } = await check(station, edit)
    const caught = findings.some(
      ({ rule, severity, message }) =>
        severity === 'error' && deviation.rules.includes(rule) && (deviation.says ?? /./).test(message),
    )
    expect(caught, describeFindings(findings).join('\n') || 'no finding').toBe(true)
    if (deviation.says) expect(findings.length, describeFindings(findings).join('\n')).toBe(1)
  })
})
