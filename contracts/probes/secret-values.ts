import { beyond, withCharacter } from './beyond-ascii.ts'
import { counted } from './lengths.ts'
import { type CharacterKind, halfway, type Mutation, ofKinds, printable, subsets } from './mutation.ts'
import { most } from './out-of-reach.ts'
import { allows, type ProbedValue } from './probed-value.ts'
import { limitsOf } from './rule.ts'

/**
 * Values a secret may have by its schema, each of which another idea of what a character is would refuse or store as something else.
 *
 * @param length Characters, away from both limits.
 */
export function secretValues(probed: ProbedValue, length: number): readonly Mutation[] {
  const fewest = fewestKinds(probed, length)
  const values = fewest.map((kinds) => ({ how: `only ${kinds.join(', ')}`, value: ofKinds(kinds, length) }))
  if (probed.role !== 'set') return values
  const roomy = Math.max(length, halfway(limitsOf(probed.judged)))
  return [...values, ...packed(probed, roomy), ...deciding(fewest, length), ...blanks(length), ...longestBeyond(probed)]
}

/** The smallest choices of kinds of characters that are allowed: none of their own parts is. */
function fewestKinds(probed: ProbedValue, length: number): readonly (readonly CharacterKind[])[] {
  const allowed = subsets.filter((kinds) => allows(probed, ofKinds(kinds, length)))
  return allowed.filter(
    (kinds) => !allowed.some((other) => other.length < kinds.length && other.every((kind) => kinds.includes(kind))),
  )
}

/** Every printable character the schema allows, packed into few values of inner length. */
function packed(probed: ProbedValue, length: number): readonly Mutation[] {
  const base = ofKinds(['lower', 'upper', 'digits'], length)
  const room = Math.max(1, length - 6)
  const alone = (character: string) => `${base.slice(0, 3)}${character}${base.slice(3, length - 1)}`
  const characters = Array.from(printable).filter((character) => allows(probed, alone(character)))
  const inner = characters.filter((character) => character !== ' ')
  return Array.from({ length: Math.ceil(inner.length / room) }, (_, index) => {
    const part = inner.slice(index * room, (index + 1) * room).join('')
    return {
      how: `characters from ${part[0]} to ${part.at(-1)}`,
      value: `${base.slice(0, 3)}${part}${base.slice(3, length - part.length)}`,
      part,
      alone: Array.from(part, (one) => ({ how: `the character ${one}`, value: alone(one), part: one })),
    }
  })
}

/** Of letters and digits those at the ends of their range, where ranges are written wrong. */
const decisive: Readonly<Record<CharacterKind, readonly [kind: string, characters: string]>> = {
  lower: ['lower-case letter', 'az'],
  upper: ['upper-case letter', 'AZ'],
  digits: ['digit', '019'],
  special: ['special character', printable.replaceAll(/[A-Za-z0-9]/g, '')],
}

/** Where kinds of characters are counted: each character on which alone it depends that there are enough. */
function deciding(fewest: readonly (readonly CharacterKind[])[], length: number): readonly Mutation[] {
  const kinds = new Set(fewest.filter((choice) => choice.length > 1).flat())
  return [...kinds].flatMap((kind) => {
    const choice = fewest.find((one) => one.length > 1 && one.includes(kind)) ?? []
    const rest = ofKinds(
      choice.filter((one) => one !== kind),
      length,
    )
    const [name, characters] = decisive[kind]
    return Array.from(characters).map((character) => ({
      how: `${character === ' ' ? 'a blank' : character} as its only ${name}`,
      value: withCharacter(rest, character),
      part: character,
    }))
  })
}

function blanks(length: number): readonly Mutation[] {
  const all = ofKinds(['lower', 'upper', 'digits', 'special'], length)
  return [
    { how: 'a blank in it', value: withCharacter(all, ' ') },
    { how: 'a blank before and after it', value: ` ${all.slice(1, -1)} ` },
  ]
}

/** As long as it may be in characters, and longer in bytes, or in what some languages take for characters. */
function longestBeyond({ judged }: ProbedValue): readonly Mutation[] {
  const { maxLength } = limitsOf(judged)
  if (maxLength === undefined || maxLength > most.characters) return []
  const longest = ofKinds(['lower', 'upper', 'digits', 'special'], maxLength)
  return beyond.map(({ how, character }) => ({
    how: `${counted(maxLength)}, ${how}`,
    value: withCharacter(longest, character),
    part: character,
  }))
}
