import type { Answer, Asked, Service } from '../public/exchange.ts'

const content = '{ application/xml: { schema: { $ref: "#/components/schemas/Book" } } }'

/** An API that speaks nothing but XML. */
export const booksYaml = `
openapi: 3.0.3
info: { title: Books, version: '1' }
paths:
  /books:
    get:
      operationId: listBooks
      responses:
        '200':
          description: All
          content: { application/xml: { schema: { type: array, xml: { name: books }, items: { $ref: '#/components/schemas/Book' } } } }
    post:
      operationId: addBook
      requestBody: { required: true, content: ${content} }
      responses: { '201': { description: Added, content: ${content} }, '400': { description: No } }
  /books/{id}:
    parameters: [{ in: path, name: id, required: true, schema: { type: integer } }]
    get: { operationId: getBook, responses: { '200': { description: It, content: ${content} }, '404': { description: None } } }
    delete: { operationId: removeBook, responses: { '204': { description: Gone }, '404': { description: None } } }
components:
  schemas:
    Book:
      type: object
      required: [title, authors]
      xml: { name: book }
      properties:
        id: { type: integer, readOnly: true, xml: { attribute: true } }
        title: { type: string, minLength: 1, maxLength: 40 }
        pages: { type: integer, minimum: 1 }
        authors: { type: array, items: { type: string, xml: { name: author } } }
        tags: { type: array, items: { type: string, xml: { name: tag } }, xml: { wrapped: true } }
`

/** What a server may do otherwise; each function gives what it gets where all is well. */
export interface BookHabits {
  readonly keeps: (book: Book) => Book
  readonly accepts: (isValid: boolean, inner: string) => boolean
  readonly writes: (xml: string) => string
}

/** The inner XML of a book, by the names of its elements: nothing here needs more. */
type Book = ReadonlyMap<string, string>

const byName = (inner: string): Book => {
  const elements = [...inner.matchAll(/<(\w+)>(.*?)<\/\1>/gs)]
  const names = [...new Set(elements.map(([, name = '']) => name))]
  return new Map(names.map((name) => [name, elements.flatMap(([all, one]) => (one === name ? [all] : [])).join('')]))
}

const textOf = (book: Book, name: string): string | undefined => /^<\w+>(.*)<\/\w+>$/s.exec(book.get(name) ?? '')?.[1]

function isValid(book: Book): boolean {
  const [title = '', pages] = [textOf(book, 'title'), textOf(book, 'pages')]
  if (title === '' || title.length > 40) return false
  return pages === undefined || (/^\d+$/.test(pages) && Number(pages) > 0)
}

/** Opens the books, with two in it. */
export function openBooks({ keeps, accepts, writes }: BookHabits): Service {
  const books = new Map<number, Book>([
    [1, byName('<title>Emma</title><pages>474</pages><author>Jane Austen</author>')],
    [2, byName('<title>Persuasion &amp; more</title><author>Jane Austen</author><tags><tag>late</tag></tags>')],
  ])
  let count = 2
  const written = (id: number, book: Book) => `<book id="${id}">${[...book.values()].join('')}</book>`
  const xml = (status: number, body: string): Answer => ({ status, type: 'application/xml', body: writes(body) })
  const answer = ({ method, path, text }: Asked): Answer => {
    if (path === '/books' && method === 'GET')
      return xml(200, `<books>${[...books].map(([id, book]) => written(id, book)).join('')}</books>`)
    if (path === '/books' && method === 'POST') {
      const inner = /^<\?xml [^>]*\?>\s*<book>(.*)<\/book>$/s.exec(text)?.[1]
      const book = byName(inner ?? '')
      if (inner === undefined || !accepts(isValid(book), inner)) return { status: 400 }
      books.set(++count, keeps(book))
      return xml(201, written(count, book))
    }
    const id = Number(/^\/books\/(\d+)$/.exec(path)?.[1])
    const book = books.get(id)
    if (Number.isNaN(id) && path === '/books') return { status: 405 }
    if (!book) return { status: 404 }
    if (method === 'GET') return xml(200, written(id, book))
    if (method !== 'DELETE') return { status: 405 }
    books.delete(id)
    return { status: 204 }
  }
  return { answer, dump: () => JSON.stringify([...books].map(([id, book]) => written(id, book))) }
}
