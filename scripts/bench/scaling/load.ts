import { chains, type Step } from './chain.ts'
import { Connection } from './connection.ts'

/** How many sandboxes are used, over how many connections. */
const sandboxes = 400
const connections = 64

/** What a load came to. */
export interface Outcome {
  readonly served: number
  readonly perSecond: number
  /** Responses that are not those of the sandbox that was asked for. */
  readonly wrong: readonly string[]
  /** Requests without a response, or with 502 from the load balancer: their process was not there. */
  readonly unserved: number
}

interface Request extends Step {
  readonly text: string
}

/** Asks 400 sandboxes for their chains, each over and over, for so many seconds. */
export async function load(port: number, seconds: number, chain: keyof typeof chains = 'small'): Promise<Outcome> {
  const until = performance.now() + seconds * 1000
  const counts = { served: 0, unserved: 0, wrong: [] as string[] }
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async (_, index) => {
      const connection = new Connection(port)
      const own = names
        .filter((_name, place) => place % connections === index)
        .map((name) => ({ name, requests: requestsOf(name, chain) }))
      while (performance.now() < until) for (const { name, requests } of own) await follow(connection, name, requests, counts)
      connection.close()
    }),
  )
  const took = (performance.now() - begin) / 1000
  return { served: counts.served, perSecond: counts.served / took, wrong: counts.wrong, unserved: counts.unserved }
}

const names = Array.from({ length: sandboxes }, (_, index) => `team-${index}`)

const requestsOf = (sandbox: string, chain: keyof typeof chains): readonly Request[] =>
  chains[chain](sandbox).map((step) => ({ ...step, text: textOf(step, sandbox) }))

function textOf({ method, path, body }: Step, sandbox: string): string {
  const text = body === undefined ? '' : JSON.stringify(body)
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Doublecheck-Sandbox: ${sandbox}`,
    ...(body === undefined ? ['Content-Length: 0'] : ['Content-Type: application/json', `Content-Length: ${text.length}`]),
  ]
  return `${lines.join('\r\n')}\r\n\r\n${text}`
}

/** Follows one chain to its end; where its process is not there, the rest of it is given up. */
async function follow(
  connection: Connection,
  sandbox: string,
  requests: readonly Request[],
  counts: { served: number; unserved: number; wrong: string[] },
): Promise<void> {
  for (const { text, method, path, status, has } of requests) {
    const reply = await connection.send(text)
    if (!reply || reply.status === 502) {
      counts.unserved += 1
      return
    }
    counts.served += 1
    if (reply.status !== status || (has !== undefined && !reply.body.includes(has)))
      counts.wrong.push(`${sandbox}: ${method} ${path}: ${reply.status} ${reply.body.slice(0, 200)}`)
  }
}
