import { createServer } from 'node:http'
import { createListener } from '../../../mocks/hosts/server/index.ts'
import { createMock } from '../../../mocks/index.ts'
import { openapi } from '../../../mocks/openapi.ts'
import { users } from '../load.ts'
import { serve } from '../serve.ts'
import { documentOf, recordsOf } from './document.ts'

const [operations = 100, records = 50] = process.argv.slice(2).map(Number)
const ids = users.map(({ userName }) => userName)
// As `doublecheck mock` serves a document, every check on.
const mock = createMock(await openapi(documentOf(operations)))
const state = { things0: recordsOf(records, ids) }
await serve(createServer(createListener({ mocks: [mock] })), () => mock.restore(state))
