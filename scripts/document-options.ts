import { Option } from 'commander'
import { collect, list } from './arguments.ts'

/** How the arguments of several commands are described. */
export const files = 'OpenAPI documents: paths, URLs, or - for standard input'
export const file = 'OpenAPI document: path, URL, or - for standard input'

/** Options that several commands have, as commander takes them. */
export const overlay = ['--overlay <file>', 'OpenAPI Overlay to apply to the document; repeatable', collect] as const
export const allowReference = [
  '--allow-reference <place>',
  "folder or origin, outside the document's own, that it may refer to; repeatable",
  collect,
] as const

/** The option that names one of the included APIs. */
export const api = (...more: string[]) => new Option('--api <name>', 'only this API').choices(['milvus', 'uiza', ...more])

/** The option that says which reports to write. */
export const reporter = () =>
  new Option(
    '--reporter <names>',
    'comma-separated: console, github, json=FILE, junit=FILE, html=FILE, markdown=FILE, overlay=FILE',
  )
    .argParser(list)
    .default(['console'], 'console')
