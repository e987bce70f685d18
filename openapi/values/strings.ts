import randexp from 'randexp'
import type { JsonObject } from '../model/model.ts'
import { lookUp } from '../model/plain.ts'
import { toRegExp } from '../schema/pattern.ts'
import { pick, type Spot } from './context.ts'
import { formats } from './formats.ts'
import { wordsFor } from './words.ts'

/** Gives a text that keeps format, pattern and length, and reads like what its name says. */
export function stringFor(schema: JsonObject, spot: Spot): string | undefined {
  const { format, pattern, contentEncoding } = schema
  if (typeof pattern === 'string') return matching(pattern, schema, spot)
  const known = typeof format === 'string' ? lookUp(formats, format)?.(spot) : undefined
  if (known !== undefined) return known
  if (spot.attempt.size !== 'ordinary') return sized(schema, spot)
  if (contentEncoding === 'base64') return fitted(btoa(wordsFor(spot)), schema, 'QUJD')
  return fitted(wordsFor(spot), schema, spot.name || 'text')
}

/** The shortest text, or a long one: of schemas that overlap, only one may allow it. */
function sized(schema: JsonObject, { attempt }: Spot): string | undefined {
  const { minLength, maxLength } = schema
  const length = attempt.size === 'short' ? Number(minLength ?? 0) : Math.min(Number(maxLength ?? 40), 200)
  return fitted('x'.repeat(Math.min(length, longestText)), schema, 'x')
}

/** Brings a text to an allowed length. */
function fitted(text: string, { minLength, maxLength }: JsonObject, filler: string): string | undefined {
  const [least, most] = [
    typeof minLength === 'number' ? minLength : 0,
    typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY,
  ]
  if (least > most || least > longestText) return undefined
  const filled =
    text.length >= least
      ? text
      : text + filler.repeat(Math.ceil((least - text.length) / filler.length)).slice(0, least - text.length)
  return filled.length <= most ? filled : filled.slice(0, most).trimEnd().padEnd(Math.min(least, most), 'x')
}

// The package is CommonJS: what its types call `default` is the module itself.
const RandExp = randexp as unknown as typeof randexp.default

/** Longer ones are not made: nobody wants to read them, and no memory may be filled. */
const longestText = 1_000_000

function matching(pattern: string, schema: JsonObject, spot: Spot): string | undefined {
  const expression = tryRegExp(pattern)
  if (!expression) return undefined
  const plain = typeof schema.format === 'string' ? lookUp(formats, schema.format)?.(spot) : wordsFor(spot)
  for (const candidate of [plain, fitted(plain ?? '', schema, 'x'), ...generated(pattern, schema, spot)]) {
    if (candidate !== undefined && expression.test(candidate) && hasLength(candidate, schema)) return candidate
  }
  return undefined
}

function tryRegExp(pattern: string): RegExp | undefined {
  try {
    return toRegExp(pattern)
  } catch {
    return undefined
  }
}

function hasLength(text: string, { minLength, maxLength }: JsonObject): boolean {
  const length = Array.from(text).length
  return length >= Number(minLength ?? 0) && length <= Number(maxLength ?? Number.POSITIVE_INFINITY)
}

/** Texts made from the pattern itself, with longer and shorter repetitions. */
function* generated(pattern: string, { minLength, maxLength }: JsonObject, spot: Spot): Generator<string> {
  for (const most of [8, Number(minLength ?? 0) + 1, Number(maxLength ?? 30), 1]) {
    for (let round = 0; round < 6; round += 1) {
      const text = generate(pattern, Math.min(most, 2_000), spot, round)
      if (text !== undefined) yield text
    }
  }
}

function generate(pattern: string, most: number, spot: Spot, round: number): string | undefined {
  try {
    const random = new RandExp(withoutUnicodeClasses(pattern))
    random.max = most
    // It works out the characters of a class anew for each of them: 32 hexadecimal digits took 10 ms.
    const expand = random._expand.bind(random)
    const expanded = new Map<unknown, ReturnType<typeof expand>>()
    random._expand = (token) => {
      const known = expanded.get(token) ?? expand(token)
      expanded.set(token, known)
      return known
    }
    let count = 0
    random.randInt = (from, to) => from + pick(spot, to - from + 1, `${round} ${count++}`)
    return random.gen()
  } catch {
    return undefined
  }
}

/** The library knows no Unicode properties: letters and digits stand for them. */
const withoutUnicodeClasses = (pattern: string): string =>
  pattern.replaceAll(/\\p\{(?:L|Letter|Lu|Ll|Alphabetic)[^}]*\}/g, '[a-z]').replaceAll(/\\p\{N[^}]*\}/g, '[0-9]')
