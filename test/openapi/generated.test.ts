import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { generatedFile, generateTypes, sources } from '../../scripts/generate.ts'

it.each(Object.keys(sources) as (keyof typeof sources)[])('openapi/generated/%s.ts is what its document says', async (name) => {
  const current = readFileSync(generatedFile(name), 'utf8') === (await generateTypes(sources[name]()))
  expect(current, `openapi/${name}.yaml has changed since its types were made: run \`npm run generate\`.`).toBe(true)
})
