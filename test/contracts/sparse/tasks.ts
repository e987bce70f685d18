import type { Answer, Asked, Fields, Service } from '../public/exchange.ts'

const contentOf = (schema: object) => ({ 'application/json': { schema } })
const refers = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const parameterOf = (name: string, type: string) => ({ name, in: 'path', required: true, schema: { type } })
const bodyOf = (name: string) => ({ required: true, content: contentOf(refers(name)) })
const returns = (schema: object) => ({ 200: { description: 'It', content: contentOf(schema) }, 404: { description: 'None' } })
const textOf = (name: string) => ({ type: 'object', required: [name], properties: { [name]: { type: 'string', minLength: 1 } } })
const withId = (name: string, type: string) => ({
  type: 'object',
  required: ['id', name],
  properties: { id: { type }, [name]: { type: 'string' } },
})

/** A document whose creations return nothing: only their `Location` says what was made. */
export const tasksDocument = {
  openapi: '3.0.3',
  info: { title: 'Tasks', version: '1' },
  paths: {
    '/v1/tasks': {
      get: { operationId: 'listTasks', responses: returns({ type: 'array', items: refers('Task') }) },
      post: {
        operationId: 'createTask',
        requestBody: bodyOf('TaskData'),
        responses: {
          201: { description: 'Made', headers: { Location: { schema: { type: 'string' } } } },
          400: { description: 'No' },
        },
      },
    },
    '/v1/tasks/{taskId}': {
      parameters: [parameterOf('taskId', 'string')],
      get: { operationId: 'getTask', responses: returns(refers('Task')) },
      put: {
        operationId: 'replaceTask',
        requestBody: bodyOf('TaskData'),
        responses: { 204: { description: 'Done' }, 400: { description: 'No' }, 404: { description: 'None' } },
      },
      delete: { operationId: 'deleteTask', responses: { 204: { description: 'Gone' }, 404: { description: 'None' } } },
    },
    '/v1/tasks/{taskId}/notes': {
      parameters: [parameterOf('taskId', 'string')],
      get: { operationId: 'listNotes', responses: returns({ type: 'array', items: refers('Note') }) },
      post: {
        operationId: 'addNote',
        requestBody: bodyOf('NoteData'),
        responses: {
          201: {
            description: 'Made',
            headers: { Location: { schema: { type: 'string' } } },
            content: contentOf({ type: 'object', properties: { message: { type: 'string' } } }),
          },
          400: { description: 'No' },
          404: { description: 'None' },
        },
      },
    },
    '/v1/tasks/{taskId}/notes/{id}': {
      parameters: [parameterOf('taskId', 'string'), parameterOf('id', 'integer')],
      get: { operationId: 'getNote', responses: { ...returns(refers('Note')), 400: { description: 'No' } } },
      delete: {
        operationId: 'deleteNote',
        responses: { 204: { description: 'Gone' }, 400: { description: 'No' }, 404: { description: 'None' } },
      },
    },
  },
  components: {
    schemas: {
      TaskData: textOf('title'),
      Task: withId('title', 'string'),
      NoteData: textOf('text'),
      Note: withId('text', 'integer'),
    },
  },
}

/** What a server does in its own way. */
export interface TasksHabits {
  /** How it writes the place of what it made. */
  readonly locates: (path: string) => string | undefined
  /** What becomes of a note's text when it is kept. */
  readonly keeps: (text: unknown) => unknown
}

/** A server that returns the place of a new record and nothing else. */
export function openTasks({ locates, keeps }: TasksHabits): Service {
  const tasks = new Map<string, Fields>([['one', { id: 'one', title: 'First' }]])
  const notes = new Map<string, Fields>([['one/7', { id: 7, text: 'Here before' }]])
  let count = 40
  const made = (path: string, body?: Fields): Answer => {
    const location = locates(path)
    return { ...(body ? json(201, body) : { status: 201 }), headers: location === undefined ? {} : { Location: location } }
  }
  const answer = ({ method, path, body }: Asked): Answer => {
    const [, task, below, note] = /^\/v1\/tasks(?:\/([^/]+)(\/notes(?:\/([^/]+))?)?)?$/.exec(path) ?? []
    if (!/^\/v1\/tasks(\/|$)/.test(path)) return { status: 404 }
    const record = textIn(body, below === undefined ? 'title' : 'text')
    if (task !== undefined && !tasks.has(task)) return { status: 404 }
    if (['POST', 'PUT'].includes(method) && !record) return { status: 400 }
    const id = `t ${++count}`
    switch (
      `${method} ${below === undefined ? 'task' : 'note'} ${(below === undefined ? task : note) === undefined ? 'all' : 'one'}`
    ) {
      case 'GET task all':
        return json(200, [...tasks.values()])
      case 'POST task all':
        tasks.set(encodeURIComponent(id), { id, ...record })
        return made(`/v1/tasks/${encodeURIComponent(id)}`)
      case 'GET task one':
        return json(200, tasks.get(task ?? ''))
      case 'PUT task one':
        tasks.set(task ?? '', { ...tasks.get(task ?? ''), ...record })
        return { status: 204 }
      case 'DELETE task one':
        for (const key of notes.keys()) if (key.startsWith(`${task}/`)) notes.delete(key)
        tasks.delete(task ?? '')
        return { status: 204 }
      case 'GET note all':
        return json(
          200,
          [...notes].flatMap(([key, one]) => (key.startsWith(`${task}/`) ? [one] : [])),
        )
      case 'POST note all':
        notes.set(`${task}/${count}`, { id: count, text: keeps(record?.text) })
        return made(`/v1/tasks/${task}/notes/${count}`, { message: 'It was made' })
      default:
        return answerOne(method, `${task}/${note}`)
    }
  }
  const answerOne = (method: string, key: string): Answer => {
    const note = notes.get(key)
    if (!/\/\d+$/.test(key)) return { status: 400 }
    if (!note) return { status: 404 }
    if (method === 'DELETE') notes.delete(key)
    return method === 'DELETE' ? { status: 204 } : method === 'GET' ? json(200, note) : { status: 405 }
  }
  return { answer, dump: () => JSON.stringify([[...tasks], [...notes]]) }
}

function textIn(body: unknown, name: string): Fields | undefined {
  const text = typeof body === 'object' && body !== null ? (body as Fields)[name] : undefined
  return typeof text === 'string' && text !== '' ? { [name]: text } : undefined
}

const json = (status: number, body: unknown): Answer => ({ status, type: 'application/json', body })
