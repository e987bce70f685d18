import { compare, rounds, start } from './bench/compare.ts'
import { loads } from './bench/load.ts'

const subjects = [await start('reference-server.ts'), await start('mock-server.ts')] as const
process.stdout.write(`HTTP mock beside a bare node:http server with JSON.parse, Ajv and a Map; median of ${rounds} rounds\n`)
try {
  for (const load of loads) if (!(await compare(...subjects, load))) process.exitCode = 1
} finally {
  for (const { child } of subjects) child.kill()
}
