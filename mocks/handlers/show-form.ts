/**
 * Shows the body of a form with its secrets hidden; undefined where it is none.
 *
 * @param names Of fields that are secret.
 * @param found Collects the texts that were hidden.
 */
export type ShowForm = (
  contentType: string | undefined,
  body: string,
  names: ReadonlySet<string>,
  found: Set<string>,
) => object | undefined
