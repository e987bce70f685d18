import type { State } from '../store/sandbox.ts'
import type { Api } from './api.ts'
import type { Settings } from './settings.ts'

/** What the core of a mock works with. */
export interface Core<Records extends State<Records>, Caller> extends Settings {
  readonly api: Api<Records, Caller>
}
