import { apiOf } from '#mocks/openapi'
import { renderModule } from '../../scripts/module/module.ts'
import { corpusBatteries, shelterBatteries } from '../mocks/battery/batteries.ts'

/** Writes the files that give a page the documents of the batteries, compiled as `doublecheck generate` does; by path. */
export async function batteryFiles(): Promise<Readonly<Record<string, string>>> {
  const batteries = [...shelterBatteries, ...corpusBatteries]
  const modules = await Promise.all(
    batteries.map(async ({ name, load }) => {
      const document = await load()
      const text = renderModule({ document, api: apiOf(document, 'api'), command: 'a test' })
      return [`src/battery/${name}.ts`, text] as const
    }),
  )
  const loaders = batteries.map(({ name }) => `  '${name}': () => import('./battery/${name}.ts'),`)
  return { ...Object.fromEntries(modules), 'src/battery-modules.ts': `export const modules = {\n${loaders.join('\n')}\n}\n` }
}
