import { connect, type Socket } from 'node:net'

/** What came back: undefined where the connection ended instead. */
export interface Reply {
  readonly status: number
  readonly body: string
}

/**
 * A connection that is kept, with one request at a time: it costs the machine less than `fetch`, so that what is measured is the server.
 * Only what has a `Content-Length`, or neither that nor a body, can be read.
 */
export class Connection {
  #socket: Socket | undefined
  #got = ''
  #settle: ((reply: Reply | undefined) => void) | undefined
  readonly #port: number

  constructor(port: number) {
    this.#port = port
  }

  /** Sends a request as it is to be written, and gives its response. */
  send(request: string): Promise<Reply | undefined> {
    return new Promise((resolve) => {
      this.#settle = resolve
      this.#open().write(request, 'latin1')
    })
  }

  close(): void {
    this.#socket?.destroy()
  }

  #open(): Socket {
    if (this.#socket) return this.#socket
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true })
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => this.#read(text))
    socket.on('error', () => undefined)
    socket.on('close', () => this.#end(socket))
    this.#socket = socket
    this.#got = ''
    return socket
  }

  #leave(): void {
    this.#socket?.end()
    this.#socket = undefined
  }

  #end(socket: Socket): void {
    if (this.#socket !== socket) return
    this.#socket = undefined
    this.#give(undefined)
  }

  #read(text: string): void {
    this.#got += text
    const head = this.#got.indexOf('\r\n\r\n')
    if (head === -1) return
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#got.slice(0, head))?.[1] ?? '0'
    const end = head + 4 + Number(length)
    if (this.#got.length < end) return
    // nginx ends a connection after a thousand requests.
    if (/\r\nconnection: close/i.test(this.#got.slice(0, head))) this.#leave()
    const reply = { status: Number(this.#got.slice(9, 12)), body: this.#got.slice(head + 4, end) }
    this.#got = this.#got.slice(end)
    this.#give(reply)
  }

  #give(reply: Reply | undefined): void {
    const settle = this.#settle
    this.#settle = undefined
    settle?.(reply)
  }
}
