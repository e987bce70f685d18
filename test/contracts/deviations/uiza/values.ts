import { randomUUID } from 'node:crypto'
import { deviationsOf } from '../deviation.ts'
import { type Body, json, onChange, onSuccess } from '../edits.ts'
import { secretRows } from '../secret-rows.ts'

const constantId = '7f370348-1f1b-4d0c-8a3a-2f0a4b1f7b0e'
const hour = 3_600_000
const change = (values: Body) => () => onSuccess(json((body) => ({ ...body, ...values })))

/** Gives an id to two answers in a row. */
function inPairs(): () => string {
  let [count, id] = [0, '']
  return () => {
    if (count++ % 2 === 0) id = randomUUID()
    return id
  }
}

/** Answers of the documented shape with other values. */
export const values = deviationsOf('uiza', 'values')(
  ...secretRows('oldPassword'),
  { name: 'a datetime that stands still', rules: ['fresh'], break: change({ datetime: '2018-06-22T16:27:06.917Z' }) },
  {
    name: 'a datetime in another time zone',
    rules: ['fresh'],
    break: () => onSuccess(json((body) => ({ ...body, datetime: new Date(Date.now() + 7 * hour).toISOString() }))),
  },
  { name: 'a requestId that is always the same', rules: ['fresh'], break: change({ requestId: constantId }) },
  {
    name: 'a requestId given twice',
    rules: ['fresh'],
    break: () => {
      const next = inPairs()
      return onChange(json((body) => ({ ...body, requestId: next() })))
    },
  },
  { name: 'the id of somebody else', rules: ['value'], break: change({ data: { id: constantId } }) },
  { name: 'another policy', rules: ['value'], break: change({ policy: 'private' }) },
  { name: 'another service name', rules: ['value'], break: change({ serviceName: 'proxy' }) },
  {
    name: 'a requestId that is no UUID',
    rules: ['schema'],
    break: () => onSuccess(json((body) => ({ ...body, requestId: randomUUID().slice(1) }))),
  },
  {
    name: 'a datetime without milliseconds',
    rules: ['schema'],
    break: () => onSuccess(json((body) => ({ ...body, datetime: new Date().toISOString().replace(/\.\d+/, '') }))),
  },
)
