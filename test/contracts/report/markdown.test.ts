import { expect, it } from 'vitest'
import { reporters } from '#contracts'
import { kept, sample } from './sample.ts'

const text = reporters.markdown(sample, { color: false })

it('begins with the verdict and a table by operation', () => {
  expect(text.split('\n').slice(0, 8)).toEqual([
    '## Doublecheck: 2 findings',
    '',
    '`openapi/milvus.yaml` → `http://127.0.0.1:4010`: 1 passed, 2 failed, 1 warned, 1 skipped in 12 ms; 1 of 1 operation reached',
    '',
    '| operation | errors | warnings | known | rules |',
    '| --- | ---: | ---: | ---: | --- |',
    '| `milvus/updatePassword` | 1 | 1 | 0 | `status` `value` |',
    '',
  ])
})

it('unfolds each finding, with text that is no markup', () => {
  expect(text).toContain(
    '<details><summary><b>error</b> updatePassword: status: expected status 200, actual 500: "&lt;oops>", 100 %</summary>',
  )
  expect(text).toContain("```sh\ncurl -i -X POST 'http://127.0.0.1:4010/change'\n")
})

it('says that every promise is kept', () => {
  expect(reporters.markdown(kept, { color: false })).toMatch(/^## Doublecheck: every promise kept\n/)
})
