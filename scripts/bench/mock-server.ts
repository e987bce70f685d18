import { createServer } from 'node:http'
import { createListener } from '../../mocks/hosts/server/index.ts'
import { createMock } from '../../mocks/index.ts'
import { milvus } from '../../mocks/milvus/index.ts'
import { uiza } from '../../mocks/uiza/index.ts'
import { users } from './load.ts'
import { serve } from './serve.ts'

// As `npm run mock` serves it: both APIs, every check on.
const mock = createMock(milvus, { scenario: { users } })
if (process.argv[2] === 'forgetful') setInterval(() => mock.journal.clear(), 5)
await serve(createServer(createListener({ mocks: [mock, createMock(uiza)] })), async () => {
  // A round ends in the middle of a chain of changes, so every sandbox has to begin anew.
  for (const { name } of mock.sandboxes().sandboxes) await mock.sandbox(name).reset()
  await mock.reset()
})
