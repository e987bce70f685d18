import type { Document } from '#openapi'
import type { Api } from './handlers/api.ts'
import type { MockOptions } from './mock.ts'
import { StoreError } from './store/error.ts'
import type { State } from './store/sandbox.ts'

/**
 * Gives the state a mock begins with.
 *
 * @param scenario Name of a starting state, or one's own records; what those leave out is as in `empty`.
 * @throws {StoreError} `unknown-scenario`.
 */
export function initialState<Records extends State<Records>>(
  api: Pick<Api<Records, never>, 'name' | 'scenarios'>,
  document: Document,
  scenario: MockOptions<Records>['scenario'] = 'documented',
  seed = '',
): Partial<Records> {
  if (typeof scenario === 'object') return { ...api.scenarios.empty(document, seed), ...scenario }
  const named = Object.hasOwn(api.scenarios, scenario) ? api.scenarios[scenario] : undefined
  if (named) return named(document, seed)
  const names = Object.keys(api.scenarios).join(', ')
  throw new StoreError('unknown-scenario', `The API "${api.name}" has no scenario "${scenario}". It has: ${names}.`)
}
