import { deviationsOf } from '../deviation.ts'
import { type Body, json, onFailure, onSuccess, without } from '../edits.ts'

const change = (values: Body) => () => onSuccess(json((body) => ({ ...body, ...values })))
const fail = (values: Body) => () => onFailure(json((body) => ({ ...body, ...values })))
const extra = ['schema']

/** Answers of another shape than documented. */
export const shape = deviationsOf('uiza', 'shape')(
  { name: 'success without data', rules: ['schema'], break: () => onSuccess(json(without('data'))) },
  { name: 'success without requestId', rules: ['schema'], break: () => onSuccess(json(without('requestId'))) },
  { name: 'data without id', rules: ['schema'], break: change({ data: {} }) },
  { name: 'data a list', rules: ['schema'], break: () => onSuccess(json((body) => ({ ...body, data: [body.data] }))) },
  { name: 'the result the page’s Ruby sample reads', rules: extra, break: change({ result: 'ok' }) },
  {
    name: 'a property more in data',
    rules: extra,
    break: () => onSuccess(json((body) => ({ ...body, data: { ...(body.data as Body), updatedAt: new Date().toISOString() } }))),
  },
  { name: 'version as text', rules: ['schema'], break: change({ version: '3' }) },
  { name: 'version 4', rules: ['schema'], break: change({ version: 4 }) },
  { name: 'policy a number', rules: ['schema'], break: change({ policy: 1 }) },
  { name: 'type OK', rules: ['schema'], break: change({ type: 'OK' }) },
  { name: 'a lower-case message', rules: ['schema', 'value'], break: change({ message: 'Ok' }) },
  { name: 'code 201 under status 200', rules: ['schema'], break: change({ code: 201 }) },
  { name: 'code as text', rules: ['schema'], break: change({ code: '200' }) },
  // What a failure looks like no page shows: it was only observed.
  {
    name: 'failure without retryable',
    severity: 'warning',
    rules: ['schema'],
    break: () => onFailure(json(without('retryable'))),
  },
  { name: 'failure of type SUCCESS', severity: 'warning', rules: ['schema'], break: fail({ type: 'SUCCESS' }) },
  // It could as well be the status that is wrong.
  { name: 'code 400 in every failure', severity: 'warning', rules: ['schema', 'status'], break: fail({ code: 400 }) },
  { name: 'failure with a property more', severity: 'warning', rules: extra, break: fail({ stack: 'at change (user.js:12)' }) },
)
