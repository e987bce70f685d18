import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createOwnProject, type OwnProject } from './project.ts'

/** What is written right, and compiles. */
const right = {
  'a record of a collection': `await mock.pets.create({ id: 7, name: 'Juniper', status: 'free' })`,
  'a collection by its path': `mock.collections['/pets'].find(7)?.name.toUpperCase()`,
  'a record below another': `await mock.visits.create({ id: 'v-1', reason: 'Teeth', ownerId: 'o-1' })`,
  'a scenario': `createMock(pets, { scenario: 'empty' }); await mock.reset('documented')`,
  'records to begin with': `createMock(pets, { scenario: { pets: [{ id: 1, name: 'Ada' }] } })`,
  'a fault of an operation': `mock.faults.add({ kind: 'status', status: 503, operation: 'showPet', times: 1 })`,
  'a question to the journal': `mock.journal.list({ operation: 'adoptPet', status: 409 })`,
  'a sandbox': `mock.sandbox('worker-1').pets.all()`,
  'an operation with an example': `defineOperations(pets, { adoptPet: () => answer('alreadyAdopted') })`,
  'an operation around the effect': `defineOperations(pets, {
    adoptPet: async ({ path, body, header, pets, collections }, next) => {
      const pet = pets.find(path.petId) ?? collections['/pets'].find(path.petId)
      if (!pet || header['X-Reason'] === 'none') return { status: 404, body: { message: 'There is none for ' + body.owner } }
      const response = await next()
      return response.status === 200 ? { ...response, body: { ...response.body, owner: body.owner } } : response
    },
  })`,
  'the types of the schemas': `const named: Schemas['Pet']['name'] = 'Ada'; export { named }`,
  hosts: `startServer({ mocks: [mock] }); startWorker([mock]); intercept(mock)`,
  'a test with a mock': `mockTest({ pets }, { options: { pets: { scenario: 'empty' } } })('one', ({ pets, expect }) => {
    expect(pets.pets.all()).toEqual([])
    expect(pets).toHaveReceived('showPet', { petId: 1 })
    expect(pets).toHaveRecord('pets', { name: 'Ada' })
  })`,
}

/** One slip of the pen each. */
const wrong = {
  'a collection': `mock.pet.all()`,
  'a path of a collection': `mock.collections['/pet'].all()`,
  'a field of a new record': `await mock.pets.create({ id: 7, nmae: 'Juniper' })`,
  'a type of a field': `await mock.pets.create({ id: 'seven', name: 'Juniper' })`,
  'a value of an enumeration': `await mock.pets.create({ id: 7, name: 'Juniper', status: 'fre' })`,
  'a field of a record': `mock.pets.find(7)?.nmae`,
  'a scenario to begin with': `createMock(pets, { scenario: 'emtpy' })`,
  'a scenario to go back to': `await mock.reset('emtpy')`,
  'a collection in a scenario': `createMock(pets, { scenario: { pet: [] } })`,
  'an option': `createMock(pets, { delay: 3 })`,
  'an operation of a fault': `mock.faults.add({ kind: 'drop', operation: 'showPets' })`,
  'an operation in the journal': `mock.journal.list({ operation: 'adopt' })`,
  'an operation of one’s own': `defineOperations(pets, { adoptPets: (_, next) => next() })`,
  'a path parameter': `defineOperations(pets, { adoptPet: ({ path }, next) => (path.id ? next() : next()) })`,
  'a query parameter': `defineOperations(pets, { listPets: ({ query }, next) => (query.state ? next() : next()) })`,
  'a header': `defineOperations(pets, { adoptPet: ({ header }, next) => (header['X-Why'] ? next() : next()) })`,
  'a field of a body': `defineOperations(pets, { adoptPet: ({ body }, next) => (body.ownr ? next() : next()) })`,
  'a collection in an operation': `defineOperations(pets, { adoptPet: ({ cats }, next) => (cats ? next() : next()) })`,
  'an example': `defineOperations(pets, { adoptPet: () => answer('alreadyAdoptd') })`,
  'a status': `defineOperations(pets, { adoptPet: () => ({ status: 418, body: { message: 'No' } }) })`,
  'a field of a response': `defineOperations(pets, { adoptPet: () => ({ status: 409, body: { mesage: 'No' } }) })`,
  'a name of a schema': `const pet: Schemas['Pets'] | undefined = undefined; export { pet }`,
  'a collection in a test': `mockTest({ pets })('one', ({ pets }) => void pets.cats)`,
  'a scenario in a test': `mockTest({ pets }, { options: { pets: { scenario: 'emtpy' } } })`,
  'an operation a test asks about': `mockTest({ pets })('one', ({ pets, expect }) => expect(pets).toHaveReceived('showPets'))`,
  'a collection a test asks about': `mockTest({ pets })('one', ({ pets, expect }) => expect(pets).toHaveRecord('pet', {}))`,
}

const imports = `
import { answer, createMock, defineOperations } from 'doublecheck'
import { startWorker } from 'doublecheck/browser'
import { intercept } from 'doublecheck/node'
import { startServer } from 'doublecheck/server'
import { mockTest } from 'doublecheck/vitest'
import { pets, type Schemas } from './pets.ts'

export const mock = createMock(pets)
export const all = { answer, createMock, defineOperations, startWorker, intercept, startServer, mockTest, pets }
export type All = Schemas
`

const filesOf = (kind: string, cases: Readonly<Record<string, string>>) =>
  Object.entries(cases).map(([title, code], index) => ({ title, name: `${kind}-${index}.ts`, text: `${imports}\n${code}\n` }))

const files = { right: filesOf('right', right), wrong: filesOf('wrong', wrong) }

let project: OwnProject
let errors: Readonly<Record<string, readonly string[]>>
beforeAll(async () => {
  project = createOwnProject()
  await project.doublecheck('generate', 'pets.yaml', '--output=pets.ts')
  const all = [...files.right, ...files.wrong]
  for (const { name, text } of all) project.write(name, text)
  errors = await project.listTypeErrors(all.map(({ name }) => name))
})
afterAll(() => project?.remove())

describe('with the module of a document', () => {
  it.each(files.right)('what is right compiles: $title', ({ name }) => {
    expect(errors[name]).toBeUndefined()
  })

  it.each(files.wrong)('what is misspelt does not: $title', ({ name }) => {
    expect(errors[name] ?? []).not.toHaveLength(0)
  })

  it('nothing else is wrong', () => {
    const known = [...files.right, ...files.wrong].map(({ name }) => name)
    expect(Object.entries(errors).filter(([name]) => !known.includes(name))).toEqual([])
  })
})
