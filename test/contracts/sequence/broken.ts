import type { Sequence } from '../../../contracts/sequence/step.ts'
import { type Server, tell } from './story.ts'

/** Lists the cases of which an answer had another outcome than promised, as the recorder keeps them: `change stale`. */
export function brokenBy(sequence: Sequence<unknown>, server: Server): readonly string[] {
  const broken = new Set<string>()
  tell(sequence, (step) => {
    const reply = server(step)
    const name = step.case && `${step.case.kind} ${step.case.name}`
    if (name === undefined) return reply
    if (step.anew) broken.delete(name)
    if (step.expected && step.expected.outcome !== reply.outcome) broken.add(name)
    return reply
  })
  return [...broken]
}
