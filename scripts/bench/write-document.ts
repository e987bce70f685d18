import { writeFileSync } from 'node:fs'
import { dump } from 'js-yaml'
import { createDocument } from './document.ts'

// A process of its own: what a document takes to make must not count as what the one that reads it takes.
const [file = '', operations = ''] = process.argv.slice(2)
const text = JSON.stringify(createDocument(Number(operations)), null, 2)
writeFileSync(file, file.endsWith('.json') ? text : dump(JSON.parse(text), { lineWidth: -1 }))
