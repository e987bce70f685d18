/** What the page does beyond being read: copy a line, show only what holds some words, and open the finding that a link leads to. */
export const script = `
for (const button of document.querySelectorAll('.copy button')) {
  button.hidden = false
  button.addEventListener('click', async () => {
    const code = button.parentElement.querySelector('code')
    try {
      await navigator.clipboard.writeText(code.textContent)
      button.textContent = 'Copied'
    } catch {
      getSelection().selectAllChildren(code)
      button.textContent = 'Press Ctrl+C'
    }
    setTimeout(() => { button.textContent = 'Copy' }, 2000)
  })
}
const field = document.getElementById('filter')
field.parentElement.hidden = false
const items = [...document.querySelectorAll('.finding, tbody tr')].map((item) => {
  const section = item.closest('.operation')
  const heading = section.querySelector('h3')
  return { item, text: ((heading ? heading.textContent : '') + ' ' + item.textContent).toLowerCase() }
})
field.addEventListener('input', () => {
  const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean)
  for (const { item, text } of items) item.hidden = !words.every((word) => text.includes(word))
  for (const section of document.querySelectorAll('.operation'))
    section.hidden = !section.querySelector('.finding:not([hidden]), tbody tr:not([hidden])')
})
const open = () => {
  const target = document.getElementById(location.hash.slice(1))
  if (target instanceof HTMLDetailsElement) target.open = true
}
addEventListener('hashchange', open)
open()
`
