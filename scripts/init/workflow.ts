import { existsSync } from 'node:fs'
import type { Folder, Manager } from './folder.ts'
import type { NewFile } from './new-file.ts'

const installs: Readonly<Record<Manager, { readonly install: string; readonly exec: string }>> = {
  npm: { install: 'npm ci', exec: 'npx' },
  pnpm: { install: 'corepack enable && pnpm install --frozen-lockfile', exec: 'pnpm exec' },
  yarn: { install: 'corepack enable && yarn install --immutable', exec: 'yarn exec' },
}

/** Writes the job that checks the mock at each push, and the API where its URL is known. */
export const workflow = ({ ci, manager }: Pick<Folder, 'ci' | 'manager'>): NewFile =>
  ci === 'gitlab' ? gitlab(manager) : github(manager)

const github = (manager: Manager): NewFile => ({
  path: '.github/workflows/contract.yml',
  text: `name: contract
on:
  push:
  schedule:
    - cron: '17 5 * * *' # the API changes when you do not

jobs:
  verify:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    env:
      API_URL: \${{ vars.API_URL }}
      DOUBLECHECK_TOKEN: \${{ secrets.API_TOKEN }}
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 22
      - run: ${installs[manager].install}
      - name: The document and its mock agree
        run: ${installs[manager].exec} doublecheck verify --reporter=console,github
      - name: The live API keeps its promises
        if: env.API_URL != ''
        run: ${installs[manager].exec} doublecheck verify --target="$API_URL" --reporter=console,github
`,
  what: 'a workflow; set the variable API_URL and the secret API_TOKEN to check your API',
})

function gitlab(manager: Manager): NewFile {
  const path = existsSync('.gitlab-ci.yml') ? 'contract.gitlab-ci.yml' : '.gitlab-ci.yml'
  const include = path === '.gitlab-ci.yml' ? '' : `; add to .gitlab-ci.yml: include: { local: ${path} }`
  return {
    path,
    text: `contract:
  image: node:22
  script:
    - ${installs[manager].install}
    - ${installs[manager].exec} doublecheck verify --reporter=console,junit=contract.xml
    - if [ -n "$API_URL" ]; then ${installs[manager].exec} doublecheck verify --target="$API_URL" --reporter=console,junit=live.xml; fi
  artifacts:
    when: always
    reports:
      junit: ['contract.xml', 'live.xml']
`,
    what: `a job${include}; set the variables API_URL and DOUBLECHECK_TOKEN to check your API`,
  }
}
