import { pick, type Spot } from './context.ts'
import { formats } from './formats.ts'

const of =
  (...words: readonly string[]) =>
  (spot: Spot): string =>
    words[pick(spot, words.length)] ?? ''

const firstName = of('Ada', 'Grace', 'Alan', 'Katherine', 'Edsger', 'Barbara', 'Dennis', 'Radia', 'Donald', 'Margaret')
const lastName = of('Lovelace', 'Hopper', 'Turing', 'Johnson', 'Dijkstra', 'Liskov', 'Ritchie', 'Perlman', 'Knuth', 'Hamilton')
const format = (name: string) => (spot: Spot) => formats[name]?.(spot) ?? ''

/** What texts of such names are usually about; the first that fits counts. */
const kinds: readonly (readonly [RegExp, (spot: Spot) => string])[] = [
  [/e-?mail/i, format('email')],
  [/(first|given)_?-?name/i, firstName],
  [/(last|family|sur)_?-?name/i, lastName],
  [/(full|display)_?-?name|author|owner|customer_?name/i, (spot) => `${firstName(spot)} ${lastName(spot)}`],
  [/user_?-?name|login|nick/i, (spot) => `${firstName(spot).toLowerCase()}_${pick(spot, 900) + 100}`],
  [/password|secret/i, (spot) => `Pa55-${word(spot)}`],
  [/phone|mobile|fax/i, (spot) => `+1-555-01${String(pick(spot, 100)).padStart(2, '0')}`],
  [/(url|uri|link|href|website|homepage)$/i, format('uri')],
  [/(image|avatar|photo|picture|logo|icon)/i, (spot) => `https://example.com/${word(spot)}.png`],
  [/_?(at|time|timestamp)$|^(created|updated|deleted)/i, format('date-time')],
  [/(date|day|birthday)$/i, format('date')],
  [/city|town/i, of('Berlin', 'Lisbon', 'Nairobi', 'Osaka', 'Quito')],
  [/country_?code/i, of('DE', 'PT', 'KE', 'JP', 'EC')],
  [/country/i, of('Germany', 'Portugal', 'Kenya', 'Japan', 'Ecuador')],
  [/street|address/i, (spot) => `${pick(spot, 90) + 1} Main Street`],
  [/zip|postal/i, (spot) => String(10_000 + pick(spot, 89_999))],
  [/currency/i, of('EUR', 'USD', 'JPY')],
  [/(language|locale|lang)$/i, of('en', 'de', 'pt')],
  [/colou?r/i, of('red', 'green', 'blue', 'amber')],
  [/(title|subject|headline)$/i, of('A quiet morning', 'Notes from the field', 'The long way home', 'First steps')],
  [
    /(description|summary|text|body|comment|note|message|content)$/i,
    of('Short and to the point.', 'Worth a second look.', 'As agreed last week.'),
  ],
  [/slug$/i, (spot) => `item-${word(spot)}`],
  [/(token|key|hash|code|id)$/i, (spot) => word(spot)],
  [/name$/i, of('Juniper', 'Marigold', 'Cedar', 'Clover', 'Aspen', 'Willow')],
]

const word = (spot: Spot): string => pick(spot, 0xffffff, 'word').toString(16).padStart(6, '0')

/** Gives a text that reads like what the name of its property says. */
export function wordsFor(spot: Spot): string {
  const [, say] = kinds.find(([name]) => name.test(spot.name)) ?? []
  return say ? say(spot) : spot.name === '' ? 'text' : `${spot.name} ${pick(spot, 90) + 10}`
}
