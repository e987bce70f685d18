import { createMock } from 'doublecheck'
import { type StateOf, startWorker } from 'doublecheck/browser'
import { milvus } from 'doublecheck/milvus'
import { uiza } from 'doublecheck/uiza'
import { type Form, forms } from './forms.ts'

const state = (new URLSearchParams(location.search).get('state') ?? 'page') as StateOf
const { reset } = await startWorker([createMock(milvus), createMock(uiza)], { state, quiet: true })

const find = (selector: string) => document.querySelector(selector) as HTMLElement
const show = (text: string) => {
  find('[role=status]').textContent = text
}

/** Goes to another form without loading the page again. */
function goTo(path: string): void {
  history.pushState(null, '', path + location.search)
  render()
}

function render(): void {
  const form = forms[location.pathname] ?? forms['/milvus']
  if (!form) return
  const fields = Object.keys(form.fields).map((name) => `<label>${name} <input name="${name}"></label>`)
  find('main').innerHTML = `<h1>${form.title}</h1><form>${fields.join('')}<button>Change</button></form>`
  for (const [name, value] of Object.entries(form.fields)) (find(`[name="${name}"]`) as HTMLInputElement).value = value
  find('form').addEventListener('submit', (event) => {
    event.preventDefault()
    void submit(form, Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>)
  })
  show('')
}

async function submit(form: Form, values: Readonly<Record<string, string>>): Promise<void> {
  show('…')
  show(await form.send(values).catch(() => 'The server cannot be reached.'))
}

find('nav').addEventListener('click', (event) => {
  event.preventDefault()
  const { target } = event
  if (target instanceof HTMLAnchorElement) goTo(target.pathname)
  if (target instanceof HTMLButtonElement) void reset().then(() => show('Reset.'))
})
addEventListener('popstate', render)
render()
