import { isObject, type Json, type JsonObject, keysOf } from '#openapi'
import { plainName } from '#openapi/effects'
import type { ListPart } from '../effects/index.ts'
import type { PageLinks } from './page-links.ts'

const cursorNames = /^(nextcursor|nextpagetoken|nexttoken|cursor|continuationtoken|nextmarker|endcursor|aftercursor)$/

/** Where the shown part begins; where the part before it ends. */
const startNames = /^startcursor$/
const previousNames = /^(previouscursor|prevcursor|beforecursor|previouspagetoken|prevpagetoken)$/

/** What an envelope tells of a list, by the plain names of its properties. */
const tellers: readonly (readonly [RegExp, (part: Told) => Json | undefined])[] = [
  [/^(itemsincurrentpage|numberofelements|returned|returnedcount|resultcount)$/, ({ shown }) => shown],
  [
    /^(total|count|totalcount|totalitems|totalelements|totalresults|totalrecords|numberofitems|recordcount|hits|matches)$/,
    ({ total }) => total,
  ],
  [
    /^(pages|pagescount|pagecount|totalpages|lastpage|numberofpages|numpages)$/,
    ({ total, limit }) => Math.max(1, Math.ceil(total / Math.max(1, limit))),
  ],
  [
    /^(page|currentpage|pagenumber|pageno|pageindex|number)$/,
    ({ offset, limit, firstPage }) => Math.floor(offset / Math.max(1, limit)) + firstPage,
  ],
  [/^(size|limit|perpage|pagesize|itemsperpage|pagelimit|top|maxresults)$/, ({ limit }) => limit],
  [/^(offset|skip|start|startindex|from)$/, ({ offset }) => offset],
  [/^(hasmore|hasnext|hasnextpage|more|istruncated)$/, ({ shown, offset, total }) => offset + shown < total],
  [/^(hasprevious|hasprev|haspreviouspage|hasprevpage)$/, ({ offset }) => offset > 0],
  [cursorNames, ({ cursor }) => cursor ?? null],
  [startNames, ({ start }) => start ?? null],
  [previousNames, ({ start, offset }) => (offset > 0 ? (start ?? null) : null)],
]

/** Where an envelope links to other pages: `next` is a URL, or null after the last. */
const linkers: readonly (readonly [RegExp, keyof PageLinks])[] = [
  [/^(next(page)?(url|uri|link|href)?|odatanextlink)$/, 'next'],
  [/^(prev(ious)?(page)?(url|uri|link|href)?)$/, 'prev'],
  [/^(first(page)?(url|uri|link|href))$/, 'first'],
  [/^(last(page)?(url|uri|link|href))$/, 'last'],
]

/** Only what is a URL, or none yet, is taken for a link. */
function linkTold(plain: string, before: Json, { links }: Told): Json | undefined {
  const relation = linkers.find(([names]) => names.test(plain))?.[1]
  const isLink = before === null || (typeof before === 'string' && /^(\w+:\/)?\//.test(before))
  return relation === undefined || !isLink ? undefined : (links()[relation] ?? null)
}

interface Told extends Omit<ListPart, 'records'> {
  /** How many are shown. */
  readonly shown: number
  readonly firstPage: number
  readonly cursor?: Json
  readonly start?: Json
  readonly links: () => PageLinks
}

/**
 * Fills what an envelope tells of its list: counts, pages, whether there is more. What has no meaning of its own stays as it is.
 *
 * @param body The body with its list in place.
 * @param at Where the list is.
 * @param firstPage Number of the first page: 0 or 1.
 * @param links URLs of other parts.
 */
export function withCounts(
  body: JsonObject,
  at: string,
  { records, ...part }: ListPart,
  firstPage: number,
  links: () => PageLinks,
): JsonObject {
  const told: Told = { ...part, shown: records.length, firstPage, links }
  return filled(body, keysOf(at), told)
}

/** An example without the cursors it shows that lead nowhere: after the last page, and before the first. */
export function withoutCursors(value: Json, list: Pick<ListPart, 'cursor' | 'offset'>, links: () => PageLinks): Json {
  if (!isObject(value)) return value
  const leadsNowhere = (name: string) =>
    (list.cursor === undefined && cursorNames.test(name)) ||
    (list.offset === 0 && previousNames.test(name)) ||
    linkers.some(([names, relation]) => names.test(name) && links()[relation] === undefined)
  const entries = Object.entries(value).filter(([name]) => !leadsNowhere(plainName(name)))
  return Object.fromEntries(entries.map(([name, one]) => [name, isObject(one) ? withoutCursors(one, list, links) : one]))
}

function filled(value: JsonObject, list: readonly string[], told: Told): JsonObject {
  const [own] = list
  return Object.fromEntries(
    Object.entries(value).map(([name, one]): [string, Json] => {
      if (name === own) return [name, isObject(one) ? filled(one, list.slice(1), told) : one]
      if (isObject(one)) return [name, filled(one, [], told)]
      const said = tell(name, one, own, told)
      return [name, said === undefined ? one : said]
    }),
  )
}

function tell(name: string, before: Json, list: string | undefined, told: Told): Json | undefined {
  if (isObject(before) || Array.isArray(before)) return undefined
  const plain = plainName(name)
  const isCountOfList = list !== undefined && (plain === `${plainName(list)}count` || plain === `total${plainName(list)}`)
  const teller = tellers.find(([names]) => names.test(plain))?.[1]
  const value = isCountOfList ? told.total : teller ? teller(told) : linkTold(plain, before, told)
  return typeof before === 'string' && typeof value === 'number' ? String(value) : value
}
