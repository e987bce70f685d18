import type { RequestParts } from '#mocks'
import {
  asksForNone,
  changesNothing,
  changesOthers,
  losesAfter,
  onlyOnce,
  spoilsRefused,
  storesFirst,
  takesFormer,
  twoReplicas,
} from './behaviours.ts'
import { type Behaviour, changing, comparing } from './changing.ts'
import type { ApiName, Deviation } from './deviation.ts'
import { isChange } from './edits.ts'
import type { Layers } from './server.ts'

type Row = Pick<Deviation, 'name' | 'rules' | 'leaves'> & { readonly behave: (requests: () => number) => Behaviour }

const whole = ['state/whole']
const lasting = ['state/lasts', 'state/unchanged']

/** What a server of either API can get wrong about a change. */
const rows: readonly Row[] = [
  { name: 'changes nothing', rules: ['state/stale', 'state/link'], behave: () => changesNothing },
  { name: 'the old password still works', rules: ['state/stale'], behave: takesFormer },
  { name: 'any password is taken as the current one', rules: ['example/accepted', 'state/stale'], behave: () => asksForNone },
  { name: 'the change is lost after five more', rules: lasting, behave: losesAfter(5) },
  { name: 'the change is lost after twelve more', rules: lasting, behave: losesAfter(12) },
  { name: 'two replicas that do not tell each other', rules: ['state/stale', 'state/link', ...lasting], behave: twoReplicas },
  {
    name: 'another account is changed too',
    rules: ['state/others'],
    leaves: { how: 'unnamed', why: 'a run does not know the passwords of accounts it was not given' },
    behave: () => changesOthers,
  },
  { name: 'a refused change is stored', rules: ['state/unchanged'], behave: () => storesFirst },
  { name: 'a refused change spoils the password', rules: ['state/unchanged'], behave: () => spoilsRefused },
  { name: 'only the first change is stored', rules: ['state/unchanged', 'state/lasts', 'state/stale'], behave: onlyOnce },
  {
    name: 'what follows the password is not compared',
    rules: whole,
    behave: () => comparing((claimed, current) => claimed.startsWith(current)),
  },
  {
    name: 'the beginning of the password is enough',
    // One documented password is the beginning of the other.
    rules: ['state/whole', 'state/stale'],
    behave: () => comparing((claimed, current) => claimed !== '' && current.startsWith(claimed)),
  },
  {
    name: 'the case of letters is not compared',
    rules: whole,
    behave: () => comparing((claimed, current) => claimed.toLowerCase() === current.toLowerCase()),
  },
  {
    name: 'the last character is not compared',
    rules: whole,
    behave: () =>
      comparing((claimed, current) => claimed.length === current.length && claimed.slice(0, -1) === current.slice(0, -1)),
  },
  {
    name: 'the first character is not compared',
    rules: whole,
    behave: () => comparing((claimed, current) => claimed.slice(1) === current.slice(1)),
  },
  {
    name: 'blanks around the password are not compared',
    rules: whole,
    behave: () => comparing((claimed, current) => claimed.trim() === current.trim()),
  },
  {
    name: 'the password is stored in lower case',
    rules: [...lasting, 'state/link', 'rule/accept'],
    behave: () =>
      comparing(
        (claimed, current) => claimed === current,
        (password) => password.toLowerCase(),
      ),
  },
]

/** Only the beginning counts, as bcrypt cuts at 72 bytes: the longest password of each API tells. */
const cut = (length: number): Row => ({
  name: `only the first ${length} characters count`,
  rules: whole,
  behave: () => comparing((claimed, current) => claimed.slice(0, length) === current.slice(0, length)),
})

/** The rows of one API. */
export const stateRows = (api: ApiName, longest: number): readonly Omit<Deviation, 'api' | 'family'>[] =>
  [...rows, cut(longest - 1), cut(Math.floor(longest / 2))].map(({ behave, ...row }) => ({
    ...row,
    break: behaving(api, behave),
  }))

/** A server with a behaviour of its own, which is told how many changes were asked for so far, those refused at the door too. */
const behaving = (api: ApiName, behave: Row['behave']) => (): Layers => {
  let requests = 0
  const request = (asked: RequestParts) => {
    if (isChange(asked)) requests += 1
    return asked
  }
  return {
    mock: changing(
      api,
      behave(() => requests),
    ),
    request,
  }
}
