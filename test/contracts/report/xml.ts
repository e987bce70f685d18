/** An element of XML. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

const token = /<\?[\s\S]*?\?>|<\/([\w-]+)\s*>|<([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y

/** Reads XML as far as reports need it; throws where it is not well-formed. */
export function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  token.lastIndex = 0
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const [, closing, opening, attributes = '', alone, text] = token.exec(xml) ?? fail(xml, at)
    const parent = open.at(-1) ?? fail(xml, at)
    if (text !== undefined) parent.text += decode(text)
    if (closing !== undefined && open.pop()?.name !== closing) fail(xml, at)
    if (opening === undefined) continue
    const element: Element = { name: opening, attributes: readAttributes(attributes), children: [], text: '' }
    parent.children.push(element)
    if (!alone) open.push(element)
  }
  const [only, ...others] = root.children
  return open.length === 1 && only && others.length === 0 ? only : fail(xml, xml.length)
}

function readAttributes(text: string): Element['attributes'] {
  const pairs = [...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)] as const)
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error(`An attribute stands twice: ${text}`)
  return Object.fromEntries(pairs)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decode = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|(\w+));|&/g, (whole, code?: string, name?: string) => {
    if (code !== undefined) return String.fromCodePoint(Number(code))
    return entities[name ?? ''] ?? fail(whole, 0)
  })

function fail(xml: string, at: number): never {
  throw new Error(`No XML at ${at}: ${xml.slice(at, at + 60)}`)
}
