/** What no two records of a collection have alike: one field, or several together. */
export type UniqueKey<Item> = (keyof Item & string) | readonly (keyof Item & string)[]

/** The unique value of a record, as text; undefined where it has none. */
export function uniqueValue<Item extends object>(record: Partial<Item>, key: UniqueKey<Item>): string | undefined {
  return keyText(typeof key === 'string' ? record[key] : key.map((field) => record[field]))
}

/** A key as text: a number is as good as its digits, a list stands for several fields. */
export function keyText(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  if (typeof value === 'number') return String(value)
  if (!Array.isArray(value)) return undefined
  const texts = value.map(keyText)
  return texts.includes(undefined) ? undefined : JSON.stringify(texts)
}

/** A key in words. */
export const nameOfKey = (key: string | readonly string[]): string => (typeof key === 'string' ? key : key.join('" and "'))
