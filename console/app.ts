import { html } from 'htm/preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type CatalogApi, loadCatalog } from './catalog.ts'
import { ControlError, type Session } from './control.ts'
import { type FollowedFaults, useFaults } from './faults/follow.ts'
import { FaultsPage } from './faults/page.ts'
import { JournalPage } from './journal/page.ts'
import { OperationsPage } from './operations/page.ts'
import { ReportPage } from './report/page.ts'
import { hrefTo, useRoute } from './route.ts'
import { SandboxMenu } from './sandbox-menu.ts'
import { StatePage } from './state/page.ts'
import { TokenForm } from './token-form.ts'

const pages = { operations: 'Operations', journal: 'Journal', state: 'State', faults: 'Faults', verify: 'Verify' } as const

/** The console: where one is, which sandbox one looks at, and the page itself. */
export function App() {
  const { page, rest } = useRoute()
  const [sandbox, setSandbox] = useSandbox()
  const [token, setToken] = useState('')
  const session = useMemo<Session>(() => ({ sandbox, token }), [sandbox, token])
  const { apis, problem } = useCatalog(session)
  const faults = useFaults(session, apis !== undefined)
  useArrival(page, rest)
  return html`
    <a class="skip" href="#main" onClick=${skip}>Skip to the content</a>
    <header>
      <a class="brand" href=${hrefTo('operations')}>Doublecheck</a>
      <nav aria-label="Pages">
        <ul>
          ${Object.entries(pages).map(
            ([name, title]) => html`
              <li key=${name}><a href=${hrefTo(name)} aria-current=${name === page ? 'page' : undefined}>${title}</a></li>
            `,
          )}
        </ul>
      </nav>
      ${faults.faults.length > 0 && html`<a class="active-faults" href=${hrefTo('faults')}>${countFaults(faults.faults.length)}<span> active</span></a>`}
      <${SandboxMenu} session=${session} onChange=${setSandbox} />
    </header>
    <main id="main" tabindex="-1">
      ${problem?.status === 401 && html`<${TokenForm} refused=${token !== ''} onToken=${setToken} />`}
      ${problem && problem.status !== 401 && html`<p role="alert">${problem.message}</p>`}
      ${!problem && !apis && html`<p>Loading …</p>`}
      ${apis && html`<${Page} key=${sandbox} page=${page} rest=${rest} apis=${apis} session=${session} faults=${faults} />`}
    </main>
  `
}

const countFaults = (count: number): string => (count === 1 ? '1 fault' : `${count} faults`)

/** As an ordinary link it would leave the page: what follows `#` is the route. */
function skip(event: Event): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}

interface PageProps {
  readonly page: string
  readonly rest: readonly string[]
  readonly apis: readonly CatalogApi[]
  readonly session: Session
  readonly faults: FollowedFaults
}

function Page({ page, rest, apis, session, faults }: PageProps) {
  switch (page) {
    case 'operations':
      return html`<${OperationsPage} apis=${apis} chosen=${rest} session=${session} faults=${faults} />`
    case 'journal':
      return html`<${JournalPage} apis=${apis} session=${session} />`
    case 'state':
      return html`<${StatePage} apis=${apis} session=${session} />`
    case 'faults':
      return html`<${FaultsPage} apis=${apis} followed=${faults} />`
    case 'verify':
      return html`<${ReportPage} session=${session} />`
    default:
      return html`<h1>Page “${page}” not found</h1>`
  }
}

/** Says where one has come to: in the title, and by putting the focus on the heading, as a page that is loaded anew would. */
function useArrival(page: string, rest: readonly string[]): void {
  const before = useRef<string | undefined>(undefined)
  const place = [page, ...rest].join('/')
  useEffect(() => {
    document.title = `${Object.hasOwn(pages, page) ? pages[page as keyof typeof pages] : page} · Doublecheck`
    const heading = document.querySelector<HTMLElement>('main h1')
    if (heading && before.current !== undefined && before.current !== place) {
      heading.tabIndex = -1
      heading.focus()
    }
    before.current = place
  }, [place])
}

/** What is served here, once it is known; or why it is not. */
function useCatalog(session: Session) {
  const [apis, setApis] = useState<readonly CatalogApi[] | undefined>()
  const [problem, setProblem] = useState<ControlError | undefined>()
  useEffect(() => {
    const fail = (error: unknown) => setProblem(error instanceof ControlError ? error : new ControlError(0, String(error)))
    const show = (served: readonly CatalogApi[]) => {
      setApis(served)
      setProblem(undefined)
    }
    void loadCatalog(session).then(show, fail)
  }, [session])
  return { apis, problem }
}

/** The sandbox looked at, kept in the address so that it can be sent to somebody: `?sandbox=ada`. Empty: the main one. */
function useSandbox(): readonly [string, (sandbox: string) => void] {
  const [sandbox, setSandbox] = useState(() => new URLSearchParams(location.search).get('sandbox') ?? '')
  const change = (name: string) => {
    history.replaceState(null, '', `${name === '' ? location.pathname : `?sandbox=${encodeURIComponent(name)}`}${location.hash}`)
    setSandbox(name)
  }
  return [sandbox, change]
}
