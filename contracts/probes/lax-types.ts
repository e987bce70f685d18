import type { Mutation } from './mutation.ts'

/** What a lax comparison takes for a secret though it is none: of another type, wrapped, or a condition that is true of every one. */
export const laxTypes: readonly Mutation[] = [
  { how: 'a number', value: 12_345_678 },
  { how: 'zero', value: 0 },
  { how: 'a boolean', value: true },
  { how: 'a list of the right one', value: ['text'], made: (valid) => [valid] },
  { how: 'an object of the right one', value: { value: 'text' }, made: (valid) => ({ value: valid }) },
  { how: 'a condition that is always true', value: { $ne: null } },
]
