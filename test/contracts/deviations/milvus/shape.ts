import { deviationsOf } from '../deviation.ts'
import { json, onFailure, onSuccess, without } from '../edits.ts'

/** Answers of another shape than documented. */
export const shape = deviationsOf('milvus', 'shape')(
  { name: 'success without data', rules: ['schema'], break: () => onSuccess(json(without('data'))) },
  { name: 'success without code', rules: ['schema'], break: () => onSuccess(json(without('code'))) },
  {
    name: 'success with a property more',
    rules: ['schema'],
    break: () => onSuccess(json((body) => ({ ...body, node: 'proxy-3' }))),
  },
  {
    name: 'success with a property more in data',
    rules: ['schema'],
    break: () => onSuccess(json((body) => ({ ...body, data: { updated: 1 } }))),
  },
  { name: 'code as text', rules: ['schema'], break: () => onSuccess(json((body) => ({ ...body, code: '0' }))) },
  { name: 'data null', rules: ['schema'], break: () => onSuccess(json((body) => ({ ...body, data: null }))) },
  { name: 'data a list', rules: ['schema'], break: () => onSuccess(json((body) => ({ ...body, data: [] }))) },
  { name: 'code 200 for success', rules: ['schema'], break: () => onSuccess(json((body) => ({ ...body, code: 200 }))) },
  // Neither branch fits better: with `code` 0 a success, with `message` a failure.
  {
    name: 'a message in place of data',
    rules: ['schema', 'example/refused'],
    break: () => onSuccess(json(() => ({ code: 0, message: 'OK' }))),
  },
  { name: 'success in a list', rules: ['schema'], break: () => onSuccess(json((body) => [body])) },
  { name: 'failure without message', rules: ['schema'], break: () => onFailure(json(without('message'))) },
  {
    name: 'message of a failure a list',
    rules: ['schema'],
    break: () => onFailure(json((body) => ({ ...body, message: [body.message] }))),
  },
  {
    name: 'failure with a property more',
    rules: ['schema'],
    break: () => onFailure(json((body) => ({ ...body, data: {} }))),
  },
  {
    name: 'code of a failure as text',
    rules: ['schema'],
    break: () => onFailure(json((body) => ({ ...body, code: String(body.code) }))),
  },
)
