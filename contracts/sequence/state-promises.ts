import type { Expected } from './step.ts'

/** What has to be true of the steps that no example shows. */
export const statePromises = {
  stale: { outcome: 'failure', rule: 'state/stale', otherwise: 'what was current before the change is still accepted' },
  unchanged: {
    outcome: 'success',
    rule: 'state/unchanged',
    otherwise: 'what was current before a refused change is no longer accepted',
  },
  linkEarly: { outcome: 'failure', rule: 'state/link', otherwise: 'what the Link says works before the change already' },
  linkWorks: { outcome: 'success', rule: 'state/link', otherwise: 'what the Link says does not work after the change' },
  linkRefused: { outcome: 'failure', rule: 'state/link', otherwise: 'what was true before the change still works' },
  lasts: { outcome: 'success', rule: 'state/lasts', otherwise: 'what was set last is no longer accepted' },
  others: { outcome: 'success', rule: 'state/others', otherwise: 'another account is no longer as it was' },
  whole: { outcome: 'failure', rule: 'state/whole', otherwise: 'a value is accepted that is only nearly the current one' },
  counts: { outcome: 'success', rule: 'state/whole', otherwise: 'the value was accepted, but does not take effect' },
  listed: { outcome: 'success', rule: 'state/listed', otherwise: 'the list is refused' },
  repeated: { outcome: 'success', rule: 'repeated', otherwise: 'the same request gets a different response the second time' },
  removed: { outcome: 'success', rule: 'restored', otherwise: 'what the run created is still there' },
  back: { outcome: 'success', rule: 'restored', otherwise: 'the account could not be set back' },
} as const satisfies Record<string, Expected>
