import type { Json, JsonObject, Pointer } from '../model/model.ts'
import { childPointer } from '../model/place.ts'

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

/** Reads what {@link writePositions} wrote: `line:column`, or `line` alone, by pointer. */
export function readPositions(root: JsonObject, positions: string): ReadonlyMap<Pointer, string> {
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
