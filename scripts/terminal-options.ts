import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReporterOptions } from '../contracts/index.ts'
import { packageFile } from './version.ts'

/** How a report is shown on the terminal of this process. */
export const terminalOptions = ({ verbose }: { readonly verbose?: boolean | undefined }): ReporterOptions => ({
  color: hasColor(),
  columns: process.stdout.columns,
  verbose,
  rulePages: rulePages(),
})

/** {@link https://no-color.org NO_COLOR} wins over the terminal. */
const hasColor = (): boolean => Boolean(process.stdout.isTTY) && !process.env.NO_COLOR

/** Where the pages on the rules are, from the working directory: in this package, which whoever reads the report has. */
export function rulePages(): string {
  const folder = fileURLToPath(packageFile('contracts/rules'))
  const path = relative(process.cwd(), folder)
  return path.length < folder.length ? path.replaceAll('\\', '/') : folder
}
