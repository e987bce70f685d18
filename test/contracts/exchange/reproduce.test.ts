import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { milvusDocument } from '#openapi/milvus'
import { renderRequest } from '../../../contracts/exchange/render-request.ts'
import { renderCurl } from '../../../contracts/exchange/reproduce.ts'
import { plan } from '../../../contracts/sequence/facts.ts'
import { operationOf } from '../../model/accounts.ts'
import { factsOf } from '../sequence/story.ts'

const document = milvusDocument()
const update = operationOf(document, 'updatePassword')
const curlOf = (body: object) => {
  const planned = plan(factsOf(document), update, { parameters: { 'header.Request-Timeout': 30 }, body: body as never })
  const sent = renderRequest(planned, document.model, { baseUrl: 'http://localhost:19530', token: 'ada:s3cret' })
  return renderCurl(document.model, planned, sent)
}

describe('the line that sends a request again', () => {
  it('shows everything but the secrets', () => {
    expect(curlOf({ userName: 'ada', password: 'old-s3cret', newPassword: 'new-s3cret' })).toBe(
      `curl -i -X POST -H 'Content-Type: application/json' -H 'Authorization: Bearer '"$TOKEN" -H 'Request-Timeout: 30' --data-raw '{"userName":"ada","password":"'"$PASSWORD"'","newPassword":"'"$NEW_PASSWORD"'"}' 'http://localhost:19530/v2/vectordb/users/update_password'`,
    )
  })

  it('keeps the quotes around a body that is empty', () => {
    const planned = { ...plan(factsOf(document), update, { parameters: {}, body: {} }), text: '' }
    const sent = renderRequest(planned, document.model, { baseUrl: 'http://localhost:19530', token: undefined })
    expect(renderCurl(document.model, planned, sent)).toContain("--data-raw '' 'http://localhost:19530/")
  })

  it('is read by a shell as the request it was', () => {
    const line = curlOf({ userName: `a'b"c $HOME \`x\``, password: 'old-s3cret', newPassword: 'new-s3cret' })
    const env = { TOKEN: 'ada:s3cret', PASSWORD: 'old-s3cret', NEW_PASSWORD: 'new-s3cret' }
    const words = execFileSync('/bin/sh', ['-c', line.replace('curl', "printf '%s\\n'")], { env, encoding: 'utf8' }).split('\n')
    expect(words[words.indexOf('--data-raw') + 1]).toBe(
      JSON.stringify({ userName: `a'b"c $HOME \`x\``, password: 'old-s3cret', newPassword: 'new-s3cret' }),
    )
    expect(words).toContain('Authorization: Bearer ada:s3cret')
  })

  it('has a method that only a document could think of as one word', () => {
    const planned = { ...plan(factsOf(document), update, { parameters: {} }), method: 'COPY|touch' }
    const sent = renderRequest(planned, document.model, { baseUrl: 'http://localhost:19530', token: undefined })
    expect(renderCurl(document.model, planned, sent)).toMatch(/^curl -i -X 'COPY\|touch' /)
  })
})
