import { effectsOf } from '../effects/index.ts'
import type { Operation } from '../model/model.ts'
import type { Check } from './check.ts'

/**
 * What an operation does is known, and what it creates can be removed again: only then is it sent to a live target. An operation whose
 * writer says where each fact is from has left nothing out.
 */
export const checkEffects: Check = (document) => {
  const effects = effectsOf(document)
  return document.model.operations
    .filter(({ safe, evidence }) => !safe && evidence.source === '')
    .flatMap((operation) => {
      const { value } = effects.of(operation)
      const where = document.locate(operation.pointer)
      if (value.kind === 'create' && !effects.undoOf(operation)) {
        const what = `The document does not say how to remove what \`${operation.id}\` creates, so it is not sent to a live target.`
        return [{ what, where, next: 'Add `x-undo`: a Link to the operation that removes it.' }]
      }
      if (value.kind !== 'none') return []
      const what = `The document does not say what \`${operation.id}\` does, so it is not sent to a live target, and the mock returns its example.`
      return [{ what, where, next: nextFor(operation) }]
    })
}

const nextFor = ({ method }: Operation): string =>
  method === 'POST'
    ? 'Add a Link from its success response to the operation that reads what it creates, and `x-undo` for the one that removes it. If it changes nothing, add `x-safe: true`.'
    : 'Document the path of the record it works on, or add `x-safe: true` if it changes nothing.'
