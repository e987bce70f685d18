import { expect, it } from 'vitest'
import { verified } from './verified.ts'

it('says what is missing where no operation describes a response', async () => {
  await expect(verified('paths: { /notes: { get: { operationId: list } } }\n')).rejects.toThrow(
    'Nothing was checked: no operation documents a response, so there is nothing to check.',
  )
})
