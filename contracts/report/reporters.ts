import { renderConsole } from './console.ts'
import { renderJson } from './json.ts'
import { renderJunit } from './junit.ts'
import type { Reporter } from './report.ts'

/** Every reporter by the name it has on the command line. */
export const reporters = { console: renderConsole, json: renderJson, junit: renderJunit } as const satisfies Record<
  string,
  Reporter
>
