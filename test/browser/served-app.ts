import { readFileSync } from 'node:fs'
import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { readSnippets } from '../docs/snippets.ts'
import { createProject, type Project } from '../package/project.ts'

/** The test app: made of the installed tarball, built by Vite, served as any web server would. */
export interface ServedApp {
  readonly url: string
  readonly close: () => Promise<void>
}

/**
 * Installs, builds and serves the test app.
 *
 * @param msw The version of MSW beside the package: `3.0.5`.
 * @param files What it has beside what is in its folder, by path.
 */
export async function serveApp(msw: string, files: Readonly<Record<string, string>> = {}): Promise<ServedApp> {
  const project = await createProject(
    [`msw@${msw}`, 'vite@8.3.8'],
    {
      'vite.config.js': config,
      'src/snippet.ts': snippet("'doublecheck/milvus'"),
      'own.ts': snippet("'./src/my-api.ts'"),
      ...files,
      'my-api.yaml': readFileSync('test/docs/my-api.yaml', 'utf8'),
    },
    'test/browser/app',
  )
  const made = await project.npm('exec', '--', 'doublecheck', 'generate', 'my-api.yaml', '--output=src/my-api.ts')
  if (made.exitCode !== 0) throw new Error(made.stderr)
  await mkdir(project.path('public'))
  await copyFile(project.path('node_modules/msw/lib/mockServiceWorker.js'), project.path('public/mockServiceWorker.js'))
  const built = await project.node('node_modules/vite/bin/vite.js', 'build', '--logLevel=error')
  if (built.exitCode !== 0) throw new Error(`The app cannot be built:\n${built.stdout}${built.stderr}`)
  const server = createServer((request, response) => void answer(project, request.url ?? '/', response))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => close(server, project),
  }
}

const config =
  "export default { build: { target: 'esnext', rolldownOptions: { input: ['index.html', 'host.html', 'snippet.html', 'own.html', 'battery.html'] } } }"

/** What the documentation shows for a page that imports something. */
function snippet(imported: string): string {
  const found = ['README.md', 'docs/mock-in-a-page.md']
    .flatMap((file) => readSnippets(file))
    .find(({ language, text }) => language === 'ts' && text.includes("'doublecheck/browser'") && text.includes(imported))
  if (found === undefined) throw new Error(`The documentation shows no page that imports ${imported}.`)
  return found.text
}

/** Without `unsafe-eval`: what makes code at run time would not work. */
const policy = "default-src 'self'; connect-src *; img-src data:"
const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.html': 'text/html' }

async function answer(project: Project, url: string, response: import('node:http').ServerResponse): Promise<void> {
  const { pathname } = new URL(`http://host${url}`)
  // A path without an ending is one of the app's own pages.
  const name = extname(pathname) === '' ? '/index.html' : pathname
  try {
    const file = await readFile(project.path('dist', name))
    response.writeHead(200, { 'Content-Type': types[extname(name)] ?? 'text/plain', 'Content-Security-Policy': policy }).end(file)
  } catch {
    response.writeHead(404).end()
  }
}

async function close(server: Server, project: Project): Promise<void> {
  server.closeAllConnections()
  server.close()
  await project.remove()
}
