import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { Json } from '#openapi'
import { askControl, type Session } from './control.ts'
import { JsonText } from './json-text.ts'

/** A request that can be copied; secrets are taken out by the server. */
export interface CopiedRequest {
  readonly api: string
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Json
  readonly parts?: readonly { readonly name: string; readonly value: string; readonly file?: string }[]
}

export interface CopyButtonsProps {
  readonly session: Session
  readonly request: () => CopiedRequest
}

const forms = { curl: 'Copy as curl', fetch: 'Copy as fetch' } as const

/** Copies a request to the clipboard, its secrets as `$VARIABLES`, and shows what was copied. */
export function CopyButtons({ session, request }: CopyButtonsProps) {
  const [copied, setCopied] = useState<{ readonly text: string; readonly message: string } | undefined>()
  const copy = async (form: keyof typeof forms) => {
    try {
      const copies = await askControl<Record<keyof typeof forms, string>>(session, 'console/copy', {
        method: 'POST',
        body: request(),
      })
      const text = copies[form]
      setCopied({ text, message: await toClipboard(text) })
    } catch (error) {
      setCopied({ text: '', message: error instanceof Error ? error.message : 'It cannot be copied.' })
    }
  }
  return html`
    ${Object.entries(forms).map(
      ([form, title]) =>
        html`<button key=${form} type="button" onClick=${() => copy(form as keyof typeof forms)}>${title}</button>`,
    )}
    <div role="status" class="copied">
      ${copied && html`<p class="note">${copied.message}</p>`}
      ${copied && copied.text !== '' && html`<${JsonText} label="Copied text" value=${copied.text} />`}
    </div>
  `
}

/** A page that is not served over HTTPS or by this machine has no clipboard. */
async function toClipboard(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text)
    return 'Copied. Secrets are replaced by variables: set them before you run it.'
  } catch {
    return 'The browser denied access to the clipboard: select the text and copy it. Secrets are replaced by variables.'
  }
}
