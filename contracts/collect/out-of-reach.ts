/** The longest text and list that is ever sent: what a document allows may be more than a machine can hold. */
export const most = { characters: 100_000, items: 10_000 } as const

/** Why a value at a limit cannot be made; undefined where it can. */
export function whyTooMuch(keyword: string, limit: number | undefined): string | undefined {
  const [unit, greatest] = keyword.endsWith('Items')
    ? (['items', most.items] as const)
    : (['characters', most.characters] as const)
  if (!/^m(in|ax)(Length|Items)$/.test(keyword) || limit === undefined || limit <= greatest) return undefined
  return `it would take ${limit} ${unit}, and ${greatest} is the most that is sent`
}
