import { childPointer } from '../model/place.ts'
import type { Problem } from '../read/error.ts'
import type { Check } from './check.ts'

/** Every path begins with a slash, and no request fits two paths equally well. */
export const checkPaths: Check = ({ model, locate }) => {
  const paths = Object.keys(model.root.paths ?? {}).filter((path) => !path.startsWith('x-'))
  const placeOf = (path: string) => locate(childPointer('#/paths', path))
  const relative = paths.filter((path) => !path.startsWith('/'))
  const problems: Problem[] = relative.map((path) => ({
    what: `The path \`${path}\` does not start with a slash.`,
    where: placeOf(path),
    next: `Write \`/${path}\`.`,
  }))
  const earlier = new Map<number, string[][]>()
  for (const path of paths) {
    const segments = path.split('/')
    const others = earlier.get(segments.length) ?? []
    earlier.set(segments.length, others)
    const rival = others.find((other) => areAmbiguous(other, segments))?.join('/')
    others.push(segments)
    if (rival === undefined) continue
    const what = `A request can match both \`${path}\` and \`${rival}\` (${placeOf(rival)}).`
    problems.push({ what, where: placeOf(path), next: 'Change a fixed segment in one of the two paths.' })
  }
  return problems
}

/** Neither path is the special case of the other, and some request fits both. They have the same number of segments. */
function areAmbiguous(segments: readonly string[], others: readonly string[]): boolean {
  let moreFixed = 0
  let lessFixed = 0
  for (const [index, segment] of segments.entries()) {
    const rival = others[index] ?? ''
    if (isTemplate(segment) === isTemplate(rival)) {
      if (!isTemplate(segment) && segment !== rival) return false
    } else if (isTemplate(segment)) lessFixed += 1
    else moreFixed += 1
  }
  return moreFixed === 0 ? lessFixed === 0 : lessFixed > 0
}

const isTemplate = (segment: string): boolean => segment.includes('{')
