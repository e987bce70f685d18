import { documents, documentTexts } from './documents.ts'
import { baselines, journals, reports } from './files.ts'
import { requests, wire } from './requests.ts'
import { contents, responses } from './responses.ts'
import type { Target } from './target.ts'

/** What is sent whatever there is, by name. */
export const targets: Readonly<Record<string, () => Target | Promise<Target>>> = {
  documents,
  documentTexts,
  requests,
  wire,
  responses,
  contents,
  reports,
  baselines,
  journals,
}
