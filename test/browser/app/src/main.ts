import { createMock } from 'doublecheck'
import { type StateOf, startWorker } from 'doublecheck/browser'
import { milvus } from 'doublecheck/milvus'
import { uiza } from 'doublecheck/uiza'
import { showForms } from './view.ts'

const state = (new URLSearchParams(location.search).get('state') ?? 'page') as StateOf
const { reset } = await startWorker([createMock(milvus), createMock(uiza)], { state, quiet: true })
showForms(reset)
