/** Finds a circle of arrows: the places it goes through, ending where it begins; undefined where there is none. */
export function findCycle(arrows: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | undefined {
  const done = new Set<string>()
  const walk = (at: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(at)) return [...way.slice(way.indexOf(at)), at]
    if (done.has(at)) return undefined
    const found = [...(arrows.get(at) ?? [])].map((next) => walk(next, [...way, at])).find((one) => one !== undefined)
    done.add(at)
    return found
  }
  return [...arrows.keys()].map((start) => walk(start, [])).find((one) => one !== undefined)
}
