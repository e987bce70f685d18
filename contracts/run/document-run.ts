import type { Document } from '#openapi'
import { isLoopback } from '../http/route.ts'
import { createLists, type Lists } from '../inventory/lists.ts'
import { createPolicy, type Policy } from '../policy.ts'
import { createRecorder, type Recorder } from '../report/recorder.ts'
import type { Selected } from '../selected.ts'
import type { Facts } from '../sequence/facts.ts'
import { lookIn } from '../sequence/look-in.ts'
import { learnNotations } from '../sequence/notation.ts'
import type { TargetProblem } from '../watch/target-problems.ts'
import { credentialProblem } from '../watch/unproved.ts'
import { type Standing, tellConcluded } from './concluded.ts'
import { createPerformer, type Performer } from './perform.ts'
import { proveUndos, unprovedOf } from './prove-undos.ts'
import { releaseNowAndThen } from './ready-schemas.ts'
import { type EndedCases, endedCases } from './reported-cases.ts'
import type { Session } from './session.ts'
import { tasksOf } from './tasks.ts'

/** A document's part of a run. */
export interface DocumentRun {
  readonly document: Document
  readonly performer: Performer
  readonly facts: Facts
  /** To be awaited before the tasks: what all of them have to know. */
  readonly begin: () => Promise<void>
  /** Its sequences, in the order of the document; those that work on something they have not created wait for the ones before. */
  readonly tasks: readonly ((alone: Promise<unknown>) => Promise<void>)[]
  /** What the target lists otherwise than before the run, as far as the run has to do with it. */
  readonly differences: Lists['differences']
  /** Why this part of the run proves nothing; to be asked when all tasks have ended, as is the next. */
  readonly problem: () => TargetProblem | undefined
  /** How many different findings there are so far. */
  readonly found: () => number
  /** Of how many of its cases something was taken down so far. */
  readonly done: () => number
  /** What became of its cases. */
  readonly conclude: () => EndedCases
}

/**
 * Prepares what is asked of a document.
 *
 * @param document One that can be reached.
 */
export function prepareDocument(document: Document, selected: Selected, session: Session): DocumentRun {
  const { options, undoLogOf } = session
  const recorder = recorderOf(document, selected, session)
  const policy = policyOf(document, session)
  const performer = createPerformer({
    ...options,
    ...session,
    document,
    recorder,
    selected,
    policy,
    undoLog: undoLogOf(document),
  })
  const facts = { ...factsOf(document, session, selected, policy), proved: policy.proved, isOwn: session.isOwn }
  const lists = createLists(facts, performer.run, {
    isOwn: session.isOwn,
    hasCreated: policy.hasCreated,
    named: performer.named,
    mayChange: policy.allow !== 'read' && changesAnything(document, selected),
  })
  const problem = () => credentialProblem(options, { document, performer }, session.redactor.redact)
  return {
    document,
    performer,
    facts,
    begin: async () => {
      await performer.run(lookIn(facts))
      // Who is not let in sees no list, and each further try may lock an account.
      if (performer.admission.turnedAway().length === 0) await lists.begin()
      await performer.run(learnNotations(facts))
      await proveUndos(facts, performer, unprovedOf(document, selected, policy), policy)
    },
    tasks: tellConcluded(
      tasksOf(facts, selected, session, performer),
      { ...standingOf({ selected, recorder, performer, problem }), onEnded: releaseNowAndThen(document) },
      (concluded) => options.onOperation?.(concluded),
    ),
    differences: lists.differences,
    problem,
    found: recorder.found,
    done: recorder.log.size,
    conclude: () =>
      endedCases({ document, selected, recorder, performer, problem: problem() }, () => recorderOf(document, selected, session)),
  }
}

function recorderOf(document: Document, selected: Selected, { redactor }: Session): Recorder {
  const byId = new Map(document.model.operations.map((operation) => [operation.id, operation]))
  return createRecorder(document, redactor, (operation) => selected.of(byId.get(operation)).map(({ id }) => id))
}

interface Known extends Pick<DocumentRun, 'performer' | 'problem'> {
  readonly selected: Selected
  readonly recorder: Recorder
}

const standingOf = ({
  selected,
  recorder: { log },
  performer: { availability, admission },
  problem,
}: Known): Omit<Standing, 'onEnded'> => ({
  countOf: (id) => selected.countOf({ id }),
  recordedCountOf: log.countOf,
  recordedOf: log.of,
  counts: () => (availability.servesAnything() || admission.isServed()) && problem() === undefined,
  isMissing: (operation) => availability.unserved().some(({ id }) => id === operation),
})

const changesAnything = (document: Document, selected: Selected): boolean =>
  document.model.operations.some((operation) => !operation.safe && selected.countOf(operation) > 0)

function policyOf(document: Document, { options, isOwn }: Session): Policy {
  const { target, mock, allow, accounts = [] } = options
  return createPolicy(document, { target, mock, allow, isOwn, accounts: accounts.map(({ name }) => name) })
}

function factsOf(document: Document, { options, createIds }: Session, selected: Selected, { allow }: Policy): Facts {
  const { target, mock, token, auth, accounts = [] } = options
  return {
    document,
    createId: createIds(),
    mayUseDocumentedAccounts: mock || isLoopback(target),
    accounts,
    mayDropAnything: mock,
    allowsAll: allow === 'all',
    token,
    auth,
    wants: selected.has,
    learned: {},
  }
}
