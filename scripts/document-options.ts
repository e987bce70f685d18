import { Option } from 'commander'
import { collect, list } from './arguments.ts'

/** Options that several commands have, as commander takes them. */
export const overlay = ['--overlay <file>', 'an OpenAPI Overlay to apply to the document; repeatable', collect] as const
export const allowReference = [
  '--allow-reference <place>',
  'a folder or an origin outside its own that a document may refer to; repeatable',
  collect,
] as const

/** The option that names one of the documents that come along. */
export const api = (...more: string[]) => new Option('--api <name>', 'only this API').choices(['milvus', 'uiza', ...more])

/** The option that says what is made of a report. */
export const reporter: readonly [string, string, typeof list, string[]] = [
  '--reporter <names>',
  'console, github, json=FILE, junit=FILE, html=FILE, markdown=FILE, overlay=FILE; several with commas',
  list,
  ['console'],
]
