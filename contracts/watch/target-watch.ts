import { type Document, printable } from '#openapi'
import { ContractError } from '../error.ts'
import type { Exchange, ReceivedResponse, SentRequest } from '../http/exchange.ts'
import type { SendStep } from '../sequence/step.ts'
import { describeSpeaker, isRedirect, likenessOf } from './likeness.ts'
import { createSameness, type Same } from './sameness.ts'
import { createSilence } from './silence.ts'
import {
  alikeProblem,
  type Look,
  limitedProblem,
  redirectProblem,
  silentProblem,
  speechProblem,
  type TargetProblem,
} from './target-problems.ts'

/** Learns from every exchange of a run what the target as a whole is, to end a run that could prove nothing. */
export interface TargetWatch {
  /**
   * Takes note of what became of a step.
   *
   * @throws {ContractError} with exit code 3 when asking on is of no use: what responds is not the API, or nothing does. Never for a
   *   step that puts something back, unless nothing was ever heard of the target.
   */
  readonly note: (document: Document, step: SendStep, exchange: Exchange) => Promise<void>
  /** Whether a 404 says something else than that of a path which is not there: it is about a record that was named. */
  readonly isAboutRecord: (request: SentRequest, response: ReceivedResponse) => Promise<boolean>
  /** Whether the target has been silent for so long that nothing can be put back either. */
  readonly isGone: () => boolean
  /** Whether anything was ever heard of it. */
  readonly hasHeard: () => boolean
  /** Whether it was found not to be the API: then nothing that was sent was carried out. */
  readonly isElsewhere: () => boolean
  /**
   * To be asked at the end of a run, however short it was.
   *
   * @throws {ContractError} with exit code 3 when every response was the same and none a documented one.
   */
  readonly conclude: () => Promise<void>
  /** What every response was, where all were alike: `404 (server "nginx")`. */
  readonly describe: () => string | undefined
}

export interface WatchOptions {
  readonly target: string
  readonly look: Look
  /** Hides secrets: a target may say what it was sent. */
  readonly redact: (text: string) => string
}

const mostLimited = 3
// What a router says of one path is no word about the others.
const ofOnePath: readonly number[] = [404, 405, 501]
// Whoever asks for a credential does so everywhere: what refuses it is told as that.
const ofCredential = 401

/** Creates the watch of a run. */
export function createTargetWatch({ target, look, redact }: WatchOptions): TargetWatch {
  const silence = createSilence()
  const sameness = createSameness()
  const shown = (text: string) => printable(redact(text))
  let limited = 0
  let elsewhere = false

  async function problemOfSame(same: Same | undefined): Promise<TargetProblem | undefined> {
    if (!same || [...ofOnePath, ofCredential].includes(same.response.status)) return undefined
    const redirects = isRedirect(same.response.status) && !sameness.knowsApi()
    if (!redirects && !(await look.findsAlike(same.likeness))) return undefined
    elsewhere ||= sameness.only() === same
    return redirects ? redirectProblem(target, same) : alikeProblem(target, same.response)
  }

  async function problemOf({ failure }: Exchange): Promise<TargetProblem | undefined> {
    if (!failure) return limited >= mostLimited ? limitedProblem(target) : problemOfSame(sameness.repeated())
    const speech = silence.hasHeard() ? undefined : await speechProblem(target, failure, look)
    return speech ?? silentProblem(target, silence)
  }

  function refuse(problem: TargetProblem | undefined): void {
    if (problem) throw new ContractError(3, { what: shown(problem.what), next: shown(problem.next) })
  }

  return {
    async note(document, step, exchange) {
      const { response, request } = exchange
      silence.note(exchange)
      if (response) limited = response.status === 429 ? limited + 1 : 0
      if (response && !step.trial) sameness.note(document, step.request, request, response)
      if (step.restores === undefined || !silence.hasHeard()) refuse(await problemOf(exchange))
    },
    isAboutRecord: async (request, response) =>
      response.status === 404 && !(await look.findsAlike(likenessOf(response, request))),
    isGone: () => silence.isGone(),
    hasHeard: () => silence.hasHeard(),
    isElsewhere: () => elsewhere && sameness.only() !== undefined,
    conclude: async () => refuse(await problemOfSame(sameness.only())),
    describe() {
      const response = sameness.only()?.response
      const speaker = response && describeSpeaker(response)
      return response && shown(`${response.status}${speaker && ` (${speaker})`}`)
    },
  }
}
