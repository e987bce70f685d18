import type { Resource } from './resource-checks.ts'

const long = 'a'.repeat(500)

const clinic = { key: 'id', unknown: '987654', update: 'PUT' } as const
const stripe = { key: 'id', unknown: 'none_987654', list: 'data', update: 'POST', form: true } as const

/** Collections of documents of the corpus, by the name of the document. */
export const corpusResources: Readonly<Record<string, readonly Resource[]>> = {
  'spring-petclinic': [
    {
      ...clinic,
      path: '/petclinic/api/owners',
      sent: { firstName: 'Ada', lastName: 'Lovelace', address: '1 Square', city: 'London', telephone: '6085551023' },
      changed: { city: 'Paris' },
      broken: {
        'no name': { address: '1 Square', city: 'London', telephone: '6085551023' },
        'a long name': { firstName: long, lastName: 'Lovelace', address: '1 Square', city: 'London', telephone: '6085551023' },
        'letters for a number': { firstName: 'Ada', lastName: 'Lovelace', address: '1', city: 'London', telephone: 'none' },
      },
    },
    {
      ...clinic,
      path: '/petclinic/api/pettypes',
      sent: { name: 'newt' },
      changed: { name: 'frog' },
      broken: { nothing: {}, 'a long name': { name: long } },
    },
    {
      ...clinic,
      path: '/petclinic/api/specialties',
      sent: { name: 'teeth' },
      changed: { name: 'eyes' },
      broken: { nothing: {}, 'a long name': { name: long } },
    },
    {
      ...clinic,
      path: '/petclinic/api/vets',
      sent: { firstName: 'Ada', lastName: 'Lovelace', specialties: [] },
      changed: { lastName: 'Byron' },
      broken: { nothing: {}, 'a text for a list': { firstName: 'Ada', lastName: 'Lovelace', specialties: 'all' } },
    },
  ],
  'stripe-2022': [
    {
      ...stripe,
      path: '/v1/customers',
      sent: { name: 'Ada', email: 'ada@shop.test' },
      changed: { name: 'Grace' },
      broken: { 'a long name': { name: long } },
    },
    {
      ...stripe,
      path: '/v1/products',
      sent: { name: 'Tea' },
      changed: { name: 'Coffee' },
      broken: { nothing: { active: 'true' }, 'a text for a truth': { name: 'Tea', active: 'often' } },
    },
    {
      ...stripe,
      path: '/v1/coupons',
      sent: { duration: 'once', name: 'Spring' },
      changed: { name: 'Autumn' },
      broken: { 'another duration': { duration: 'always' } },
    },
  ],
  'redocly-cafe-split-32': [
    {
      key: 'id',
      unknown: 'ord_01h1s5z6vf2mm1mz3hevnn9zzz',
      list: 'items',
      update: 'PATCH',
      path: '/orders',
      sent: { customerName: 'Ada Lovelace', orderItems: [{ menuItemId: 'prd_01h1s5z6vf2mm1mz3hevnn9va7', quantity: 2 }] },
      changed: { status: 'completed' },
      broken: {
        nothing: {},
        'no item': { customerName: 'Ada', orderItems: [] },
        'a name with digits': { customerName: 'Ada 1', orderItems: [{ menuItemId: 'prd_1', quantity: 2 }] },
        'none of something': { customerName: 'Ada', orderItems: [{ menuItemId: 'prd_1', quantity: 0 }] },
      },
    },
  ],
  realworld: [
    {
      key: 'slug',
      unknown: 'nothing-of-that',
      envelope: 'article',
      list: 'articles',
      update: 'PUT',
      path: '/api/articles',
      sent: { title: 'How to train', description: 'Patience', body: 'Wait.' },
      changed: { description: 'More patience' },
      broken: {
        nothing: {},
        'no title': { description: 'Patience', body: 'Wait.' },
        'a number for a title': { title: 1, description: 'a', body: 'b' },
      },
    },
  ],
}
