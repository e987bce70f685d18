import { describe, expect, it } from 'vitest'
import { spoil, type Wrong, wrongCredentials } from '../../../contracts/exchange/wrong-credential.ts'

const wrongs = Object.keys(wrongCredentials) as Wrong[]
const sent = (right: string, prefix: string, wrong: Wrong): string => {
  const { prefix: scheme, value } = spoil(right, prefix, wrong)
  return `${scheme}${value}`
}

describe('a wrong credential', () => {
  it.each([
    ['root:Milvus', 'Bearer '],
    ['uap-7442-1405', ''],
    ['root:xxxxxx', 'Basic '],
  ])('made of %s is another one in each way', (right, prefix) => {
    const made = wrongs.map((wrong) => sent(right, prefix, wrong))
    expect(new Set([`${prefix}${right}`, ...made]).size).toBe(wrongs.length + 1)
  })

  it('is nearly the right one', () => {
    expect(Object.fromEntries(wrongs.map((wrong) => [wrong, sent('root:Milvus', 'Bearer ', wrong)]))).toEqual({
      altered: 'Bearer root:Milvux',
      shortened: 'Bearer root:Milvu',
      recased: 'Bearer root:MilvuS',
      lengthened: 'Bearer root:Milvusx',
      preceded: 'Bearer xroot:Milvus',
      mangled: 'Bearer root:xilvus',
      empty: 'Bearer ',
      rehomed: 'Basic root:Milvus',
    })
  })
})
