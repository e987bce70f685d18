import { html } from 'htm/preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { askControl, type Session } from './control.ts'
import { typed } from './typed.ts'

export interface SandboxMenuProps {
  readonly session: Session
  readonly onChange: (sandbox: string) => void
}

interface Sandboxes {
  readonly sandboxes: readonly { readonly name: string; readonly requests: number }[]
}

/** Chooses the sandbox one looks at, or a new one. Whoever goes on elsewhere leaves it closed. */
export function SandboxMenu({ session, onChange }: SandboxMenuProps) {
  const [open, setOpen] = useState(false)
  const [names, setNames] = useState<readonly string[]>([])
  const { sandbox } = session
  useEffect(() => {
    if (open) void listSandboxes(session).then(setNames, () => setNames([]))
  }, [open, session])
  const choose = (name: string) => {
    setOpen(false)
    onChange(name)
  }
  const toggle = ({ currentTarget }: Event) => setOpen((currentTarget as HTMLDetailsElement).open)
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    setOpen(false)
    ;(event.currentTarget as HTMLElement).querySelector('summary')?.focus()
  }
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && !(currentTarget as HTMLElement).contains(relatedTarget)) setOpen(false)
  }
  const place = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const closeOutside = ({ target }: Event) => !place.current?.contains(target as Node) && setOpen(false)
    addEventListener('pointerdown', closeOutside)
    return () => removeEventListener('pointerdown', closeOutside)
  }, [])
  return html`
    <details ref=${place} class="sandbox" open=${open} onToggle=${toggle} onKeyDown=${close} onFocusOut=${leave}>
      <summary>Sandbox: <strong>${sandbox === '' ? 'main' : sandbox}</strong></summary>
      <div>
        <label>
          Switch to
          <select value=${sandbox} onChange=${(event: Event) => choose(typed(event))}>
            <option value="">main</option>
            ${[...new Set([...names, ...(sandbox === '' ? [] : [sandbox])])].map((name) => html`<option key=${name} value=${name}>${name}</option>`)}
          </select>
        </label>
        <${NewSandbox} onCreate=${choose} />
      </div>
    </details>
  `
}

function NewSandbox({ onCreate }: { readonly onCreate: (name: string) => void }) {
  const [name, setName] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    setName('')
    onCreate(name)
  }
  return html`
    <form onSubmit=${submit}>
      <label>
        New sandbox
        <input value=${name} required maxlength="64" pattern="[A-Za-z0-9._\\-]+" placeholder="my-sandbox" autocomplete="off"
          title="Letters, digits, dot, underscore and hyphen" onInput=${(event: InputEvent) => setName(typed(event))} />
      </label>
      <button>Open</button>
      <p class="note">Clients reach it with the header <code>Doublecheck-Sandbox</code>, or below <code>/__sandbox/NAME</code>.</p>
    </form>
  `
}

async function listSandboxes(session: Session): Promise<readonly string[]> {
  const { sandboxes } = await askControl<Sandboxes>(session, 'sandboxes')
  return sandboxes.map(({ name }) => name).toReversed()
}
