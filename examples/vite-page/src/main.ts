import { changePassword } from './accounts.ts'

// Left out of the production build, with everything it imports.
if (import.meta.env.MODE !== 'production') await (await import('./mock.ts')).startMock()

const form = document.querySelector('form') as HTMLFormElement
const status = document.querySelector('[role=status]') as HTMLElement

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const { userName, password, newPassword } = Object.fromEntries(new FormData(form)) as Record<string, string>
  changePassword(userName ?? '', password ?? '', newPassword ?? '').then(
    (refusal) => {
      status.textContent = refusal ?? 'The password was changed.'
    },
    () => {
      status.textContent = 'The server cannot be reached.'
    },
  )
})
