/** What each check promises. */
export const lifecycleChecks = {
  created: { rule: 'lifecycle/kept', promise: 'The response to a create request shows the values that were sent.' },
  unique: { rule: 'lifecycle/unique', promise: 'Each record has a unique key.' },
  defaults: { rule: 'lifecycle/kept', promise: 'What a create request leaves out has its documented default.' },
  read: { rule: 'lifecycle/kept', promise: 'A created record reads back as it was sent.' },
  listed: { rule: 'lifecycle/listed', promise: 'A created record is in the list.' },
  limit: { rule: 'lifecycle/page', promise: 'A page has no more records than requested.' },
  pages: { rule: 'lifecycle/page', promise: 'Another page has other records.' },
  links: { rule: 'lifecycle/page', promise: 'The `Link` to the next page leads to the records after it.' },
  total: { rule: 'lifecycle/page', promise: 'A list has the same total, however many records are requested.' },
  sorted: { rule: 'lifecycle/sorted', promise: 'A list is in the order that was requested.' },
  filter: {
    rule: 'lifecycle/filter',
    promise: 'A list filtered by a value contains the records with that value, and no others.',
  },
  parent: { rule: 'lifecycle/parent', promise: 'A record created under one parent does not appear under another.' },
  updated: { rule: 'lifecycle/kept', promise: 'An update reads back as it was sent, and the other values are unchanged.' },
  others: { rule: 'lifecycle/others', promise: 'Changing one record leaves another unchanged.' },
  acted: { rule: 'lifecycle/kept', promise: 'What an action shows reads back, and another record is unchanged.' },
  related: { rule: 'lifecycle/related', promise: 'What is related is listed once.' },
  unrelated: { rule: 'lifecycle/related', promise: 'What is no longer related is not listed; the rest is.' },
  gone: { rule: 'lifecycle/removed', promise: 'A removed record can no longer be read.' },
  unlisted: { rule: 'lifecycle/removed', promise: 'A removed record is no longer listed.' },
  again: { rule: 'lifecycle/again', promise: 'Removing a record that is already gone does not cause a server error.' },
} as const
export type LifecycleCheck = keyof typeof lifecycleChecks
