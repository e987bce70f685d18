import type { Document, ExchangeValues, Operation } from '#openapi'
import { parseDocument } from '#openapi/load'

/**
 * A small API that no shipped document speaks of: an account has an id in the path, and a secret that is changed by whoever
 * knows it. What is read from it here is read from any document.
 */
export const accountsText = `openapi: 3.1.1
info: { title: Accounts, version: '1' }
servers: [{ url: 'http://localhost/v1' }, { url: 'http://localhost/latest' }]
security: [{ key: [] }]
x-rejections: { unparsable: { status: 400, response: Refused, example: refused } }
paths:
  /accounts:
    post:
      operationId: createAccount
      x-evidence: { documented: page }
      x-undo: { operationId: removeAccount, parameters: { path.id: $response.body#/id } }
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/NewAccount' }
            examples:
              created:
                x-evidence: { documented: page }
                value: { name: Ada, secret: first-secret }
      responses:
        '201':
          description: Created.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Account' }
              examples:
                created:
                  x-evidence: { documented: page }
                  x-values: { id: /id, name: /name }
                  value: { id: a1, name: Ada, kind: person }
          links:
            change:
              operationId: changeSecret
              parameters: { path.id: $response.body#/id }
              requestBody: { old: $request.body#/secret }
            look:
              operationId: lookAtAccount
              parameters: { path.id: $response.body#/id }
        '400': { $ref: '#/components/responses/Refused' }
  /accounts/{id}:
    parameters: [{ $ref: '#/components/parameters/Id' }]
    get:
      operationId: lookAtAccount
      x-evidence: { documented: page }
      responses:
        '200':
          description: The account.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Account' }
              examples:
                a1:
                  x-evidence: { documented: page }
                  value: { id: a1, name: Ada, kind: person }
        '400': { $ref: '#/components/responses/Refused' }
    delete:
      operationId: removeAccount
      x-evidence: { documented: page }
      responses:
        '204': { description: Removed. }
        '400': { $ref: '#/components/responses/Refused' }
  /accounts/{id}/secret:
    parameters: [{ $ref: '#/components/parameters/Id' }]
    put:
      operationId: changeSecret
      x-evidence: { documented: page }
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/SecretChange' }
            examples:
              changed:
                x-evidence: { documented: page }
                value: { old: first-secret, new: other-secret }
              wrong:
                x-evidence: { observed: server }
                value: { old: wrong-secret, new: other-secret }
              again:
                x-evidence: { observed: server }
                x-after: [changeSecret/changed]
                value: { old: first-secret, new: other-secret }
      responses:
        '200':
          description: With true it is changed, with false nothing is.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Answer' }
              examples:
                changed:
                  x-evidence: { documented: page }
                  value: { done: true }
                wrong:
                  x-evidence: { observed: server }
                  value: { done: false, reason: wrong secret }
                again:
                  x-evidence: { observed: server }
                  value: { done: false, reason: wrong secret }
          links:
            changeAgain:
              operationId: changeSecret
              parameters: { path.id: $request.path.id }
              requestBody: { old: $request.body#/new }
            signIn:
              operationId: lookAtAccount
              parameters: { path.id: $request.path.id, header.Key: '{$request.path.id}:{$request.body#/new}' }
        '400': { $ref: '#/components/responses/Refused' }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: Key, x-credential: master-key }
  parameters:
    Id: { name: id, in: path, required: true, schema: { type: string }, example: a1 }
  schemas:
    NewAccount:
      type: object
      required: [name, secret]
      properties:
        name: { type: string, x-identity: true }
        secret: { $ref: '#/components/schemas/Secret' }
      x-evidence: { documented: page }
    SecretChange:
      type: object
      required: [old, new]
      properties:
        old: { type: string, format: password }
        new: { $ref: '#/components/schemas/Secret' }
      x-evidence: { documented: page }
    Secret: { type: string, format: password, minLength: 8, maxLength: 20, x-evidence: { documented: page } }
    Account:
      allOf: [{ $ref: '#/components/schemas/Named' }]
      properties: { id: { type: string }, kind: { enum: [person, group] }, seenAt: { type: string, x-volatile: now } }
      required: [id, kind]
      unevaluatedProperties: false
      x-evidence: { documented: page }
    Named: { properties: { name: { type: string } }, required: [name], x-evidence: { documented: page } }
    Answer:
      oneOf:
        - type: object
          required: [done]
          properties: { done: { const: true } }
          additionalProperties: false
        - type: object
          required: [done, reason]
          properties: { done: { const: false }, reason: { type: string, x-volatile: any } }
          additionalProperties: false
      x-evidence: { documented: page }
    Problem:
      type: object
      required: [problem]
      properties: { problem: { type: string } }
      additionalProperties: false
      x-evidence: { documented: page }
  responses:
    Refused:
      description: The request breaks a rule.
      x-evidence: { documented: page }
      content:
        application/json:
          schema: { $ref: '#/components/schemas/Problem' }
          examples:
            refused:
              x-evidence: { documented: page }
              value: { problem: no such account }
`

export const accounts: Document = parseDocument(accountsText, 'accounts.yaml')

/** An operation of a document, by its id. */
export function operationOf(document: Document, id: string): Operation {
  const operation = document.model.operations.find((one) => one.id === id)
  if (!operation) throw new Error(`${document.file} has no operation ${id}`)
  return operation
}

/** The exchange in which an account's secret was changed. */
export const changed: ExchangeValues = {
  method: 'PUT',
  url: 'http://localhost/v1/accounts/a7/secret',
  request: { parameters: { 'path.id': 'a7', 'header.Trace': 't1' }, body: { old: 'first-secret', new: 'other-secret' } },
  response: { status: 200, headers: { etag: '"5"' }, body: { done: true } },
}
