import { adviceOn, type DocumentError, type Problem, parseDocument } from '#openapi/load'

/** A small document that keeps every rule: one operation with one pair. Tests break it in one place. */
export const goodDocument = `openapi: 3.1.1
info: { title: Rooms, version: '1' }
security: [{ key: [] }]
x-rejections:
  unparsable: { status: 400, response: Refused, example: unreadable }
  invalid:
    '#/components/schemas/Room/properties/name/minLength': { status: 400, response: Refused, example: unreadable }
paths:
  /rooms:
    post:
      operationId: addRoom
      x-evidence: { documented: page }
      x-undo: { operationId: removeRoom, parameters: { path.id: $response.body#/id } }
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Room' }
            examples:
              added:
                x-evidence: { documented: page }
                value: { name: Attic }
              taken:
                x-evidence: { observed: server }
                x-after: [addRoom/added]
                value: { name: Attic }
      responses:
        '200':
          description: Added.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Added' }
              examples:
                added:
                  x-evidence: { documented: page }
                  x-values: { id: /id, name: { in: /message, text: Attic } }
                  value: { id: r1, message: Attic is added }
          links:
            signIn:
              operationId: removeRoom
              parameters: { path.id: $response.body#/id, header.Key: 'Bearer {$request.body#/name}' }
        '400': { $ref: '#/components/responses/Refused' }
        '409':
          description: Taken.
          content:
            text/plain:
              schema: { type: string }
              examples:
                taken:
                  x-evidence: { observed: server }
                  value: Attic is taken
  /rooms/{id}:
    delete:
      operationId: removeRoom
      x-evidence: { observed: server }
      parameters:
        - { name: id, in: path, required: true, schema: { type: string }, example: r1 }
      responses:
        '204': { description: Removed. }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: Key, x-credential: k1 }
  schemas:
    Room:
      type: object
      required: [name]
      properties:
        name: { type: string, minLength: 3, x-identity: true }
      x-evidence: { documented: page }
    Added:
      type: object
      required: [id, message]
      properties:
        id: { type: string, x-volatile: any }
        message: { type: string }
      additionalProperties: false
      x-evidence: { documented: page }
  responses:
    Refused:
      description: The request cannot be read.
      x-evidence: { observed: server }
      content:
        text/plain:
          schema: { type: string }
          examples:
            unreadable:
              x-evidence: { observed: server }
              value: cannot be read
`

/** The good document with one text replaced; it has to be there. */
export function changed(text: string, replacement: string): string {
  if (!goodDocument.includes(text)) throw new Error(`The good document has no ${text}`)
  return goodDocument.replace(text, replacement)
}

/** What loading a document complains about: `what`, and the line and column. */
export function complaints(text: string): readonly string[] {
  const show = ({ what, where }: Problem) => `${where.replace('rooms.yaml:', '')} ${what}`
  try {
    return adviceOn(parseDocument(text, 'rooms.yaml')).map(show)
  } catch (error) {
    return (error as DocumentError).problems.map(show)
  }
}
