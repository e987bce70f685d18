import { expect, it } from 'vitest'
import { parseDocument } from '#openapi/load'
import { milvusDocument } from '#openapi/milvus'
import { changed, complaints } from './documents.ts'

const named = parseDocument(
  changed(
    '        name: { type: string, minLength: 3, x-identity: true }\n      x-evidence: { documented: page }\n',
    "        name: { type: string, minLength: 3, x-identity: true, x-profiles: { lax: '#/components/schemas/Lax' } }\n      x-evidence: { documented: page }\n" +
      '    Lax: { type: string, x-min-bytes: 2, x-max-bytes: 4, x-evidence: { observed: server } }\n',
  ),
  'rooms.yaml',
)
const room = '#/components/schemas/Room'
const rulesBroken = (document: typeof named, name: string) => document.validate(room, { name }).map(({ rule }) => rule)

it('judges by the schema of a profile, and says its place', () => {
  expect(rulesBroken(named, 'At')).toEqual([`${room}/properties/name/minLength`])
  expect(rulesBroken(named.profile('lax'), 'At')).toEqual([])
  expect(rulesBroken(named.profile('lax'), 'A')).toEqual(['#/components/schemas/Lax/x-min-bytes'])
  expect(named.profile('lax').locate('#/components/schemas/Lax/x-min-bytes')).toMatch(/^rooms\.yaml:\d+:/)
})

it('leaves what a profile does not name as it is', () => {
  expect(rulesBroken(named.profile('other'), 'At')).toEqual([`${room}/properties/name/minLength`])
})

it('counts bytes, not characters', () => {
  expect(rulesBroken(named.profile('lax'), 'ä')).toEqual([])
  expect(rulesBroken(named.profile('lax'), 'ääa')).toEqual(['#/components/schemas/Lax/x-max-bytes'])
})

it('lets an answer stand without a request where it says when it is given', () => {
  const answer =
    '                  value: Attic is taken\n                full:\n                  x-evidence: { observed: server }\n                  value: No more rooms\n'
  const unpaired = answer.replace(
    '                  value: No',
    '                  x-unpaired: There are 9 rooms.\n                  value: No',
  )
  const text = '                  value: Attic is taken\n'
  expect(complaints(changed(text, answer))).toEqual([
    expect.stringContaining('The response example `full` belongs to no request example.'),
  ])
  expect(complaints(changed(text, unpaired))).toEqual([])
})

it('refuses a profile that names no place', () => {
  expect(complaints(changed('minLength: 3, x-identity: true', 'minLength: 3, x-profiles: { lax: Lax }'))).toEqual([
    expect.stringContaining('`x-profiles` has an invalid value.'),
  ])
})

it('takes the header of a time limit only with that kind', () => {
  const entry = 'status: 400, response: Refused, example: unreadable'
  const kind = (name: string) => changed(`unparsable: { ${entry} }`, `${name}: { ${entry}, header: Wait }`)
  expect(complaints(kind('timedOut'))).toEqual([])
  expect(complaints(kind('broken'))).toEqual([expect.stringContaining('A response has no `header`.')])
})

it('has in the document of Milvus the privilege each operation needs', () => {
  const needed = milvusDocument().model.operations.map(({ id, security }) => [id, security[0]?.token])
  expect(Object.fromEntries(needed)).toEqual({
    updatePassword: ['UpdateUser'],
    createUser: ['CreateOwnership'],
    dropUser: ['DropOwnership'],
    describeUser: ['SelectUser'],
    listUsers: ['SelectOwnership'],
    grantRole: ['ManageOwnership'],
    revokeRole: ['ManageOwnership'],
    createRole: ['CreateOwnership'],
    dropRole: ['DropOwnership'],
    describeRole: ['SelectOwnership'],
    listRoles: ['SelectOwnership'],
    grantPrivilege: ['ManageOwnership'],
    revokePrivilege: ['ManageOwnership'],
  })
})
