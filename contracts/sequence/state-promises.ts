import type { Expected } from './step.ts'

/** What has to be true of the steps that no example shows. */
export const statePromises = {
  stale: { outcome: 'failure', rule: 'state/stale', otherwise: 'the previous value is still accepted after the change' },
  unchanged: {
    outcome: 'success',
    rule: 'state/unchanged',
    otherwise: 'the current value is no longer accepted after a refused change',
  },
  linkEarly: { outcome: 'failure', rule: 'state/link', otherwise: 'the Link already works with the new value before the change' },
  linkWorks: { outcome: 'success', rule: 'state/link', otherwise: 'the Link does not work with the new value after the change' },
  linkRefused: { outcome: 'failure', rule: 'state/link', otherwise: 'the Link still works with the old value after the change' },
  lasts: { outcome: 'success', rule: 'state/lasts', otherwise: 'the latest value is no longer accepted' },
  others: { outcome: 'success', rule: 'state/others', otherwise: 'another account has changed' },
  whole: { outcome: 'failure', rule: 'state/whole', otherwise: 'a value that only almost matches the current one is accepted' },
  counts: { outcome: 'success', rule: 'state/whole', otherwise: 'the value was accepted, but does not take effect' },
  listed: { outcome: 'success', rule: 'state/listed', otherwise: 'the list is refused' },
  repeated: { outcome: 'success', rule: 'repeated', otherwise: 'the same request gets a different response the second time' },
  removed: { outcome: 'success', rule: 'restored', otherwise: 'a record that the run created is still there' },
  back: { outcome: 'success', rule: 'restored', otherwise: 'the account could not be restored' },
} as const satisfies Record<string, Expected>
