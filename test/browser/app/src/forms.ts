/** A form that changes a password. */
export interface Form {
  readonly title: string
  /** Its fields, with what stands in them. */
  readonly fields: Readonly<Record<string, string>>
  /** Sends what was filled in, and gives what there is to say. */
  readonly send: (values: Readonly<Record<string, string>>) => Promise<string>
}

/** The forms, by their path. */
export const forms: Readonly<Record<string, Form>> = {
  '/milvus': {
    title: 'Milvus',
    fields: { userName: 'milvusAdmin', password: 'P@ssw0rd', newPassword: 'P@ssw0rd!', credential: '' },
    send: async ({ credential, ...body }) => {
      const headers = credential === '' ? {} : { Authorization: `Bearer ${credential}` }
      const answer = await ask('POST', 'http://localhost:19530/v2/vectordb/users/update_password', body, headers)
      return answer.code === 0 ? 'The password was changed.' : answer.message
    },
  },
  '/uiza': {
    title: 'Uiza',
    fields: {
      id: '2c98b4d5-7d7f-4a0f-9258-5689f90fd28c',
      oldPassword: 'FMpsr<4[dGPu?B#u',
      newPassword: 'S57Eb{:aMZhW=)G$',
      credential: 'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51',
    },
    send: async ({ credential = '', ...body }) => {
      const url = 'https://workspace.uiza.test/api/public/v3/admin/user/changepassword'
      const answer = await ask('PUT', url, body, credential === '' ? {} : { Authorization: credential })
      return answer.code === 200 ? 'The password was changed.' : [answer.message, ...detailsOf(answer)].join(' ')
    },
  },
}

interface Answer {
  readonly code: number
  readonly message: string
  readonly data?: unknown
}

const detailsOf = ({ data }: Answer) => (Array.isArray(data) ? (data as readonly Answer[]).map(({ message }) => message) : [])

async function ask(method: string, url: string, body: object, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const all = { 'Content-Type': 'application/json', ...headers }
  const response = await fetch(url, { method, headers: all, body: JSON.stringify(body) })
  return (await response.json()) as Answer
}
