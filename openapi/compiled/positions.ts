import type { Json, JsonObject, Pointer } from '../model/model.ts'
import { childPointer } from '../model/place.ts'
import type { CompiledDocument } from './restore.ts'

/**
 * Writes where each part of a document stands: for every part, in the order they are written in, how many lines further down and,
 * unless lines are enough, in which column.
 *
 * @param locate Gives `file:line:column`.
 */
export function writePositions(root: JsonObject, locate: (pointer: Pointer) => string, precision: 'column' | 'line'): string {
  let lineBefore = 0
  const steps = pointersOf(root).map((pointer) => {
    const [, line, column] = /:(\d+):(\d+)$/.exec(locate(pointer)) ?? []
    const down = Number(line) - lineBefore
    lineBefore = Number(line)
    return precision === 'line' ? `${down}` : `${down}:${column}`
  })
  return steps.join(' ')
}

/** Gives where a part stands, `:line:column` or `:line`; the positions are read when they are first asked for. */
export function createPlaces({ root, positions }: CompiledDocument): (pointer: Pointer) => string {
  let places: ReadonlyMap<Pointer, string> | undefined
  const find = (pointer: Pointer): string => {
    places ??= readPositions(root, positions)
    // As in the file itself: what is not there is looked for where its parent is.
    const known = places.get(pointer) ?? (pointer.includes('/') ? undefined : places.get('#'))
    return known ?? find(pointer.slice(0, pointer.lastIndexOf('/')))
  }
  return (pointer) => `:${find(pointer)}`
}

/** Reads what {@link writePositions} wrote: `line:column`, or `line` alone, by pointer. */
function readPositions(root: JsonObject, positions: string): ReadonlyMap<Pointer, string> {
  const steps = positions.split(' ')
  let line = 0
  return new Map(
    pointersOf(root).map((pointer, index) => {
      const [down, ...column] = (steps[index] ?? '').split(':')
      line += Number(down)
      return [pointer, [line, ...column].join(':')]
    }),
  )
}

function pointersOf(value: Json, pointer: Pointer = '#'): readonly Pointer[] {
  if (typeof value !== 'object' || value === null) return [pointer]
  return [pointer, ...Object.entries(value).flatMap(([key, child]) => pointersOf(child as Json, childPointer(pointer, key)))]
}
