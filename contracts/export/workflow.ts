import { changeOf, type Document, type Operation, type Pair } from '#openapi'
import { exampleCase } from '../cases/case.ts'
import { acquire } from '../sequence/acquire.ts'
import type { Facts } from '../sequence/facts.ts'
import { onOwnSubject } from '../sequence/own-subject.ts'
import { expectedOf, planPair, replayBefore, succeeds } from '../sequence/pair.ts'
import { release } from '../sequence/release.ts'
import { type Reply, type SendStep, type Sequence, send } from '../sequence/step.ts'
import { answerStep, createStep, type Exported, type WorkflowStep } from './workflow-step.ts'

/** A workflow of Arazzo. */
export interface Workflow {
  readonly workflowId: string
  readonly summary: string
  readonly inputs?: {
    readonly type: 'object'
    readonly properties: Readonly<
      Record<string, { readonly type: 'string'; readonly format: 'password'; readonly default?: string }>
    >
  }
  readonly steps: readonly WorkflowStep[]
}

/** Writes an example as a workflow; undefined where it would change something that it cannot create. */
export function createWorkflow(exported: Exported): Workflow | undefined {
  const { document, operation, pair, name } = exported
  const sent = rehearse(exported)
  const creates = sent.some(({ request }) => request.operation.undo !== undefined && request.operation !== operation)
  if (sent.length === 0 || (changeOf(operation) && succeeds(document, operation, pair) && !creates)) return undefined
  const all = sent.map((step, index) => createStep(exported, step, stepId(sent, index)))
  const steps = all.map((step, index) => withNeededOutputs(step, all.slice(index + 1)))
  const token = `${name}Token`
  const credential = Object.values(document.model.securitySchemes)[0]?.credential
  const input = {
    type: 'string' as const,
    format: 'password' as const,
    ...(credential === undefined ? {} : { default: credential }),
  }
  return {
    workflowId: [name, operation.id, pair.name].join('-').replaceAll(/[^\w-]/g, '_'),
    summary: pair.summary || `${operation.id}: ${pair.name}`,
    ...(JSON.stringify(steps).includes(`$inputs.${token}`)
      ? { inputs: { type: 'object' as const, properties: { [token]: input } } }
      : {}),
    steps,
  }
}

/** Lets the runner's own sequence say which requests an example takes, each answered as documented. */
function rehearse({ document, operation, pair }: Exported): readonly SendStep[] {
  const steps: SendStep[] = []
  const sequence = sequenceOf(factsOf(document), operation, pair)
  let next = sequence.next([])
  while (!next.done) {
    const replies = next.value.map((step): Reply => {
      if (step.kind !== 'send') return { outcome: 'unsent' }
      steps.push(step)
      return answerStep(document, step, stepId(steps, steps.length - 1))
    })
    next = sequence.next(replies)
  }
  return steps
}

/** A change that fails needs a subject on which the first pair would succeed, not one to which its own claim is true. */
function* sequenceOf(facts: Facts, operation: Operation, pair: Pair): Sequence {
  const { document } = facts
  const [first = pair] = operation.pairs
  if (!changeOf(operation) || succeeds(document, operation, pair) || pair.credential !== undefined) {
    yield* onOwnSubject(facts, operation, pair, { case: exampleCase(document, operation, pair) })
    return
  }
  const subject = yield* acquire(facts, operation, first)
  const undo = [...subject.undo]
  const known = 'names' in subject ? subject.names : new Map()
  const before = yield* replayBefore(facts, pair, known, undo)
  const names = 'names' in before ? before.names : known
  yield* send({ request: planPair(facts, operation, pair, names), expected: expectedOf(facts, operation, pair, names) })
  yield* release({ undo })
}

// A description is the same each time it is made: its names are fresh once, and free again after each run.
function factsOf(document: Document): Facts {
  return {
    document,
    createId: () => 'arazzo',
    mayUseDocumentedAccounts: true,
    mayDropAnything: true,
    accounts: [],
    wants: () => true,
    learned: { asksForNothing: false },
  }
}

function stepId(steps: readonly SendStep[], index: number): string {
  const id = steps[index]?.request.operation.id ?? ''
  const before = steps.slice(0, index).filter(({ request }) => request.operation.id === id).length
  return before === 0 ? id : `${id}-${before + 1}`
}

function withNeededOutputs({ outputs = {}, ...step }: WorkflowStep, later: readonly WorkflowStep[]): WorkflowStep {
  const text = JSON.stringify([step, later])
  const needed = Object.entries(outputs).filter(([name]) => text.includes(`$steps.${step.stepId}.outputs.${name}`))
  return needed.length === 0 ? step : { ...step, outputs: Object.fromEntries(needed) }
}
