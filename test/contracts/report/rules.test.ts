import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { rules } from '../../../contracts/report/rules.ts'

const names = Object.keys(rules)
const fileOf = (rule: string): string => `${rule.replace('/', '-')}.md`
const index = readFileSync('contracts/rules/README.md', 'utf8')

it.each(names)('%s has its page: what it means, an example, how to accept it', (name) => {
  const page = readFileSync(join('contracts/rules', fileOf(name)), 'utf8')
  const text = page.replaceAll(/\s+/g, ' ')
  expect(page.startsWith(`# ${name}\n`)).toBe(true)
  expect(text).toContain(rules[name as keyof typeof rules].means)
  expect(text).toContain(rules[name as keyof typeof rules].server)
  expect(page).toMatch(new RegExp(`^${name} {2}`, 'm'))
  expect(page).toContain('README.md#accepting-a-finding')
  expect(index).toContain(`[${name}](${fileOf(name)})`)
})

it('no page is left of a rule that is no more', () => {
  const pages = readdirSync('contracts/rules').filter((file) => file !== 'README.md')
  expect(pages.toSorted()).toEqual(names.map(fileOf).toSorted())
})

it('every rule that the runner names is one of them', () => {
  const sources = readdirSync('contracts', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const used = sources.flatMap((file) => {
    const text = readFileSync(join('contracts', file), 'utf8')
    return [...text.matchAll(/\brule: '([^']+)'|'((?:rule|state|example)\/[a-z]+)'/g)].map(
      ([, named, alone]) => named ?? alone ?? '',
    )
  })
  expect([...new Set(used)].filter((rule) => rule !== '' && !names.includes(rule))).toEqual([])
})
