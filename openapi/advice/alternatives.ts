import { type Check, quoteAll } from './check.ts'

/** `x-alternative-of` names another operation. */
export const checkAlternatives: Check = ({ model, locate }) =>
  model.operations.flatMap(({ id, alternativeOf, pointer }) => {
    if (alternativeOf === undefined) return []
    const others = model.operations.filter((one) => one.id !== id).map((one) => one.id)
    if (others.includes(alternativeOf)) return []
    const what = `\`${alternativeOf}\` is not another operation.`
    return [{ what, where: locate(`${pointer}/x-alternative-of`), next: `Use one of ${quoteAll(others)}.` }]
  })
