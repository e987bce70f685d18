import { randomUUID } from 'node:crypto'
import type { Answer, Asked, Fields, Service } from '../public/exchange.ts'
import { isAny, isCount, isOneOf, isText, json, record } from './fields.ts'
import type { TeamsHabits } from './habits.ts'

interface Team {
  readonly fields: Fields
  readonly version: number
  readonly members: readonly string[]
  readonly policy: Fields
  readonly tags: Map<string, Fields>
}

/** A server of teams and rooms. */
export function openTeams(habits: TeamsHabits): Service {
  const people = ['ada', 'bo', 'cy'].map((id) => ({ id, name: id.toUpperCase() }))
  const teams = new Map<string, Team>()
  const rooms = new Map<string, Fields>([['3', { id: 3, name: 'Hall', seats: 40, floor: 1 }]])
  let count = 40
  const add = (id: string, fields: Fields) =>
    teams.set(id, {
      fields: { id, ...fields, createdAt: new Date().toISOString(), state: id === 'red' ? 'old' : 'new' },
      version: 1,
      members: ['ada'],
      policy: { language: 'en' },
      tags: new Map(),
    })
  add('red', { name: 'Red', size: 3 })

  const listed = (all: readonly Fields[], query: URLSearchParams): Answer => {
    const size = Number(query.get('limit') ?? 20)
    if (!Number.isInteger(size) || size < 1 || size > 50) return { status: 400 }
    const [, minus, by = ''] = /^(-?)(.*)$/.exec(query.get('sort') ?? query.get('sortBy') ?? '') ?? []
    if (!habits.isOrder(by, query.has('sortBy')) || !/^(asc|desc)?$/.test(query.get('order') ?? '')) return { status: 400 }
    const sorted = by === '' ? all : habits.sorts(all, by, minus ? 'desc' : (query.get('order') ?? 'asc'))
    const start = Number(query.get('cursor')?.replace('at-', '') ?? habits.starts(Number(query.get('offset') ?? 0), size))
    if (!Number.isInteger(start) || start < 0) return { status: 400 }
    const shown = sorted.slice(start, start + size)
    const total = habits.total(all.length, shown.length)
    if (all.length > 0 && rooms.has(String(all[0]?.id))) {
      const next = habits.linked(start, size, all.length)
      const link = next === undefined ? {} : { Link: `</rooms?limit=${size}&offset=${next}>; rel="next"` }
      return { ...json(200, shown), headers: { 'X-Total-Count': String(total), ...link } }
    }
    const next = habits.next(start, size, all.length)
    return json(200, { data: shown, meta: { nextCursor: next === null ? null : `at-${next}`, total } })
  }

  const onTeam = ({ method, body, headers }: Asked, id: string, team: Team): Answer => {
    const tag = `"${id}-${team.version}"`
    if (method === 'DELETE') return teams.delete(id) ? { status: 204 } : { status: 404 }
    if (method === 'GET' && habits.isKnown(headers['if-none-match'], tag)) return { status: 304 }
    if (method === 'GET') return { ...json(200, team.fields), headers: { ETag: tag } }
    const change = record(body, { name: isText, size: isCount, motto: (one) => one === null || typeof one === 'string' }, [])
    if (!change) return { status: 400 }
    if (!habits.isCurrent(headers['if-match'], tag)) return { status: 412 }
    const fields = { ...team.fields, ...habits.patches(change) }
    teams.set(id, { ...team, fields, version: team.version + 1 })
    return json(200, fields)
  }

  const onTag = ({ method, body }: Asked, { tags }: Team, name: string): Answer => {
    const before = tags.get(name)
    if (method !== 'PUT' && !before) return { status: 404 }
    if (method === 'GET') return json(200, { name, ...before })
    if (method === 'DELETE') return tags.delete(name) ? { status: 204 } : { status: 404 }
    const sent = record(body, { color: isText, note: isAny }, ['color'])
    if (!sent) return { status: 400 }
    tags.set(name, habits.keepsTag(sent, before))
    return json(before ? 200 : 201, { name, ...tags.get(name) })
  }

  const below = (asked: Asked, id: string, team: Team, part: string, name: string | undefined): Answer => {
    const { method, body } = asked
    if (part === 'tags' && name !== undefined) return onTag(asked, team, name)
    if (part === 'tags')
      return json(
        200,
        [...team.tags].map(([key, one]) => ({ name: key, ...one })),
      )
    if (part === 'policy' && method === 'GET') return json(200, team.policy)
    if (part === 'policy') {
      const sent = record(body, { language: (one) => isText(one) && one.length > 1, hours: isCount, footer: isAny }, ['language'])
      if (!sent) return { status: 400 }
      teams.set(id, { ...team, policy: habits.keepsPolicy(sent, team.policy) })
      return json(200, sent)
    }
    if (name === undefined)
      return json(
        200,
        team.members.flatMap((member) => people.filter((one) => one.id === member)),
      )
    if (!people.some((one) => one.id === name) || (method === 'DELETE' && !team.members.includes(name))) return { status: 404 }
    const members = method === 'PUT' ? habits.adds(team.members, name) : habits.ends(team.members, name)
    teams.set(id, { ...team, members })
    return { status: 204 }
  }

  const onRooms = ({ method, query, body }: Asked, id: string | undefined): Answer => {
    if (id !== undefined && !/^\d+$/.test(id)) return { status: 400 }
    const before = id === undefined ? undefined : rooms.get(id)
    if (id !== undefined && !before) return { status: 404 }
    if (method === 'GET') return id === undefined ? listed([...rooms.values()], query) : json(200, before)
    if (method === 'DELETE') return rooms.delete(id ?? '') ? { status: 204 } : { status: 404 }
    const sent = record(body, { name: isText, seats: isCount, floor: Number.isInteger, hint: isAny }, ['name', 'seats'])
    if (!sent) return { status: 400 }
    const key = id === undefined ? String(++count) : String(habits.renumbers(Number(id)))
    if (id !== undefined && key !== id) rooms.delete(id)
    rooms.set(key, { ...habits.keepsRoom(sent, before), id: Number(key) })
    return json(id === undefined ? 201 : 200, rooms.get(key))
  }

  const answer = (asked: Asked): Answer => {
    const { method, path, query, body } = asked
    const [, top, id, part, name] = path.split('/').map(decodeURIComponent)
    if (top === 'rooms' && part === undefined)
      return isOneOf(method, 'GET', id ? 'PUT' : 'POST', id ? 'DELETE' : '') ? onRooms(asked, id) : { status: 405 }
    if (top === 'people' && method === 'GET' && id === undefined) return listed(people, query)
    if (top === 'people' && method === 'GET')
      return people.some((one) => one.id === id)
        ? json(
            200,
            people.find((one) => one.id === id),
          )
        : { status: 404 }
    if (top !== 'teams') return { status: 404 }
    const team = teams.get(id ?? '')
    if (id !== undefined && !team) return { status: 404 }
    const allowed = {
      policy: ['GET', 'PUT'],
      members: name ? ['PUT', 'DELETE'] : ['GET'],
      tags: name ? ['GET', 'PUT', 'DELETE'] : ['GET'],
    }
    const known = part === undefined ? (id ? ['GET', 'PATCH', 'DELETE'] : ['GET', 'POST']) : (allowed[part as 'tags'] ?? [])
    if (!known.includes(method)) return { status: known.length === 0 ? 404 : 405 }
    if (team && id) return part === undefined ? onTeam(asked, id, team) : below(asked, id, team, part, name)
    const from = habits.since(query.get('createdFrom'))
    if (from !== null && Number.isNaN(Date.parse(from))) return { status: 400 }
    const state = query.get('state')
    if (state !== null && !isOneOf(state, 'new', 'old')) return { status: 400 }
    const all = [...teams.values()].map(({ fields }) => fields).filter((one) => state === null || habits.hasState(one, state))
    if (method === 'GET')
      return listed(
        all.filter(({ createdAt }) => from === null || Date.parse(String(createdAt)) >= Date.parse(from)),
        query,
      )
    const sent = record(body, { name: isText, size: isCount, motto: (one) => one === null || typeof one === 'string' }, [
      'name',
      'size',
    ])
    if (!sent) return { status: 400 }
    const key = randomUUID()
    add(key, sent)
    return { ...json(201, teams.get(key)?.fields), headers: { Location: habits.locates(key) } }
  }
  const dump = () => JSON.stringify([[...teams].map(([key, { tags, ...team }]) => [key, team, [...tags]]), [...rooms]])
  return { answer, dump }
}
