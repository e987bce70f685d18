import type { Json, Link, Model, Operation } from '../model/model.ts'
import type { Collection, Effect, Known } from './effect.ts'
import { keyExpression } from './key-expression.ts'

/**
 * Concludes which request removes what an operation created: `DELETE /things/{id}` what `POST /things` did. The parameters around the
 * collection are those of the creation; the key is what the request or the response says.
 *
 * @returns undefined where nothing removes it, or where no one says what its key is.
 */
export function inferUndo(
  model: Model,
  operation: Operation,
  effects: ReadonlyMap<Operation, Known<Effect>>,
): Known<Link> | undefined {
  const created = effects.get(operation)?.value
  if (created?.kind !== 'create') return undefined
  const remover = model.operations.find((one) => removes(effects.get(one)?.value, created.of))
  const { key } = created.of
  if (!remover || key === undefined) return undefined
  const source = keyExpression(model, operation, created)
  if (source === undefined) return undefined
  const around = created.of.within.map((name): [string, Json] => [`path.${name}`, `$request.path.${name}`])
  const parameters = Object.fromEntries([...around, [`path.${key.parameter}`, source]])
  const link: Link = { name: 'undo', pointer: remover.pointer, operationId: remover.id, parameters }
  const because = `\`${remover.method} ${remover.path}\` removes one of \`${created.of.path}\``
  return { value: link, evidence: 'inferred', because, pointer: remover.pointer }
}

const removes = (effect: Effect | undefined, of: Collection): boolean => effect?.kind === 'remove' && effect.of.path === of.path
