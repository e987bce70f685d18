/** The longest text and list that is ever sent: what a document allows may be more than a machine can hold. */
export const most = { characters: 100_000, items: 10_000 } as const

/** Why a value at a limit cannot be made; undefined where it can. */
export function whyTooMuch(keyword: string, limit: number | undefined): string | undefined {
  const [, unit = ''] = /^(?:x-)?m(?:in|ax)-?(Length|Items|bytes)$/.exec(keyword) ?? []
  const greatest = unit === 'Items' ? most.items : most.characters
  if (unit === '' || limit === undefined || limit <= greatest) return undefined
  return `it would take ${limit} ${unit === 'Length' ? 'characters' : unit.toLowerCase()}, but at most ${greatest} are sent`
}
