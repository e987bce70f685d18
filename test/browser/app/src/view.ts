import { type Form, forms } from './forms.ts'

const find = (selector: string) => document.querySelector(selector) as HTMLElement

/** Says something to whoever looks. */
export function show(text: string): void {
  find('[role=status]').textContent = text
}

/**
 * Shows the form of the page's path, and goes from one to another without loading the page again.
 *
 * @param reset What the button for it does.
 */
export function showForms(reset: () => Promise<void>): void {
  find('nav').addEventListener('click', (event) => {
    event.preventDefault()
    const { target } = event
    if (target instanceof HTMLAnchorElement) goTo(target.pathname)
    if (target instanceof HTMLButtonElement) void reset().then(() => show('Reset.'))
  })
  addEventListener('popstate', render)
  render()
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
