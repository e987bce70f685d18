import type { Document } from '#openapi'
import { createWorkflow, type Workflow } from './workflow.ts'

/**
 * A description of workflows that other runners can execute.
 *
 * @see {@link https://spec.openapis.org/arazzo/v1.0.1.html Arazzo 1.0.1}
 */
export interface Arazzo {
  readonly arazzo: '1.0.1'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly sourceDescriptions: readonly { readonly name: string; readonly url: string; readonly type: 'openapi' }[]
  readonly workflows: readonly Workflow[]
}

/** A document and its URL as seen from the description. */
export interface Source {
  readonly document: Document
  readonly url: string
}

const description = `Each workflow is an example of a document: what it needs is created, its request is sent and its answer compared, and what
was created is removed again. Not in here, because it cannot be written down beforehand: the rules, the state after a change, and
putting things back after an unexpected answer.`

/** Writes every example whose needs the document itself can meet as a workflow. */
export function exportArazzo(sources: readonly Source[]): Arazzo {
  const titles = sources.map(({ document }) => document.model.title)
  return {
    arazzo: '1.0.1',
    info: { title: `Examples of ${titles.join(' and ')}`, version: sources[0]?.document.model.version ?? '1', description },
    sourceDescriptions: sources.map(({ document, url }) => ({ name: sourceName(document), url, type: 'openapi' })),
    workflows: sources.flatMap(({ document }) => workflowsOf(document, sources.length > 1)),
  }
}

const sourceName = ({ model }: Document): string => model.name.replaceAll(/[^\w-]/g, '_')

function workflowsOf(document: Document, several: boolean): readonly Workflow[] {
  return document.model.operations.flatMap((operation) =>
    operation.pairs.flatMap((pair) => {
      const prefix = several ? `$sourceDescriptions.${sourceName(document)}.` : ''
      return createWorkflow({ document, operation, pair, name: sourceName(document), prefix }) ?? []
    }),
  )
}
