import type { Finding } from '../match/finding.ts'
import type { SendStep } from '../sequence/step.ts'

/** Knows what is wrong with the answers of one sequence however its requests are written. */
export interface Told {
  /** Lists what is wrong with an answer; of one to a variant, only what is not wrong with each: that has another cause than the writing. */
  readonly newsAmong: (step: SendStep, findings: readonly Finding[]) => readonly Finding[]
}

/** Creates the memory of one sequence. */
export function createTold(): Told {
  const told = new Set<string>()
  return {
    newsAmong({ case: one, expected, request }, findings) {
      const textOf = ({ rule, source, pointer }: Finding) => JSON.stringify([request.operation.id, rule, source, pointer])
      if (expected?.rule === 'example/variant') return findings.filter((finding) => !told.has(textOf(finding)))
      if (one) for (const finding of findings) told.add(textOf(finding))
      return findings
    },
  }
}
