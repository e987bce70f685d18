import { expect, it } from 'vitest'
import { milvusDocument } from '#openapi/milvus'
import { createRecent } from '../../../contracts/recent.ts'

const document = milvusDocument()
const [first, second, third] = document.model.operations

it('makes what is asked for once, as long as not too much else is asked for', () => {
  const made: string[] = []
  const recent = createRecent<readonly string[]>(4, ({ length }) => length)
  const ask = (operation = first) => {
    if (!operation) throw new Error('There is no such operation.')
    return recent(document, operation, () => [made.push(operation.id), 'two'].map(String))
  }
  for (const operation of [first, second, first]) ask(operation)
  expect(made).toEqual([first?.id, second?.id])
  ask(third)
  // The second went: it was not asked for since.
  for (const operation of [first, third, second]) ask(operation)
  expect(made).toEqual([first?.id, second?.id, third?.id, second?.id])
})
