/** What is begun in one turn of the event loop: so many requests, and none after so many milliseconds. */
const perTurn = { requests: 16, ms: 5 } as const

/** How long requests wait while new connections come in. */
const acceptingMs = 25

/** How long a request may wait before it is turned away. */
const longestWaitMs = 1_000

/** Fewer requests than this are no crowd, however long they take: nobody is turned away. */
const smallestCrowd = 100

/** What is done with a request. */
interface Ways<Request> {
  readonly serve: (request: Request) => void
  readonly refuse: (request: Request) => void
}

interface Waiting<Request> {
  readonly request: Request
  readonly since: number
}

/** Lets requests in. */
export interface Turns<Request> {
  readonly letIn: (request: Request) => void
  /** There is a new connection. */
  readonly connected: () => void
}

/**
 * Creates what lets requests in: some in each turn of the event loop, the others in the order they came. Of a crowd, whoever has waited
 * for more than a second is refused.
 *
 * Turns are short because the system hands over one new connection a turn: those behind it wait where nobody sees how many they are.
 *
 * @param now Milliseconds.
 * @see {@link https://nodejs.org/learn/asynchronous-work/event-loop-timers-and-nexttick The Node.js event loop}
 */
export function createTurns<Request>(ways: Ways<Request>, now: () => number = () => performance.now()): Turns<Request> {
  const queue: Waiting<Request>[] = []
  const turn = { isOn: false, began: 0, requests: 0 }
  const accepting = createAccepting(now)
  const isOver = (): boolean => turn.requests >= perTurn.requests || now() - turn.began > perTurn.ms

  function begin(): void {
    turn.isOn = true
    turn.began = now()
    turn.requests = 0
    setImmediate(next)
  }

  function next(): void {
    turn.isOn = queue.length > 0 || turn.requests > 0
    if (turn.isOn) begin()
    if (accepting.goesBefore()) return
    while (!isOver()) {
      const waiting = queue.shift()
      if (!waiting) return
      if (queue.length >= smallestCrowd && now() - waiting.since > longestWaitMs) ways.refuse(waiting.request)
      else serve(waiting.request)
    }
  }

  function serve(request: Request): void {
    turn.requests += 1
    ways.serve(request)
  }

  return {
    letIn: (request) => {
      if (!turn.isOn) begin()
      if (queue.length > 0 || accepting.isOn() || isOver()) queue.push({ request, since: now() })
      else serve(request)
    },
    connected: () => {
      accepting.begin()
      if (!turn.isOn) begin()
    },
  }
}

/** Keeps requests back while one connection after the other comes in, for a while. */
function createAccepting(now: () => number) {
  let since = 0
  let isOn = false
  return {
    isOn: () => isOn,
    begin: () => {
      if (since === 0) since = now()
      isOn = true
    },
    /** Asked at the end of a turn: whether there was a connection in it, and there is time for another. */
    goesBefore: (): boolean => {
      const goes = isOn && now() - since <= acceptingMs
      isOn = false
      if (!goes) since = 0
      return goes
    },
  }
}
