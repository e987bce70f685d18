/** Text below the options of `doublecheck --help`. */
export const programHelp = `
Examples:
  doublecheck mock my-api.yaml                      mock your API
  doublecheck check my-api.yaml                     what is understood of it
  doublecheck verify my-api.yaml --target=http://localhost:3000

  doublecheck mock                                  mock the included APIs
  doublecheck verify                                check that mock

Help for one command: doublecheck mock --help
`

/** Text below the options of `doublecheck verify --help`. */
export const verifyHelp = `
Examples:
  doublecheck verify my-api.yaml --target=http://localhost:3000
  doublecheck verify my-api.yaml --target=… --auth apiKey=… --value tenant=acme
  doublecheck verify my-api.yaml --list             list the cases, send nothing
  doublecheck verify --target=… --reporter=console,junit=report.xml
  doublecheck verify --shard=1/2 --reporter=json=1.json
  doublecheck verify                                check the included mock
  doublecheck verify --api=milvus --target=http://localhost:19530

A run puts back whatever it changes on the target. Where the API allows it, it
works on records and accounts that it creates and removes itself.

Environment:
  DOUBLECHECK_TOKEN          like --token, but hidden from the process list
  DOUBLECHECK_AUTH_<SCHEME>  like --auth: DOUBLECHECK_AUTH_API_KEY for apiKey
  DOUBLECHECK_ACCOUNT        like --account
  DOUBLECHECK_JOURNAL        like --journal
  NO_COLOR                   disable colours
  NODE_EXTRA_CA_CERTS        file with further certificates to trust

Exit codes:
  0    every promise kept
  1    at least one promise broken
  2    wrong usage, unreadable document, or nothing that could be checked
  3    target unreachable, not the API, or refusing the run's own credential
  4    something could not be put back (takes precedence over 1 and 3)
  130  interrupted with Ctrl-C (143: SIGTERM); everything was put back
`

/** Text below the options of `doublecheck mock --help`. */
export const mockHelp = `
Examples:
  doublecheck mock my-api.yaml                      your document, or its URL
  doublecheck mock users.yaml orders.yaml           several on one port
  doublecheck mock my-api.yaml --watch              reload it when it is saved
  doublecheck mock --api=milvus --port=19530        in place of a Milvus server
  doublecheck mock --scenario=empty --authorization=required
  doublecheck mock --host=0.0.0.0                   for other machines, too

If my-api.operations.ts lies beside my-api.yaml, its operations replace those
that follow from the document.

Included accounts (scenario "documented"):
  Milvus  root / Milvus, milvusAdmin / P@ssw0rd
          Authorization: Bearer root:Milvus
  Uiza    2c98b4d5-7d7f-4a0f-9258-5689f90fd28c
          Authorization: uap-7442d4b99eb349b1bb678614e64cf064-1405ee51

  curl -X POST http://127.0.0.1:4010/v2/vectordb/users/update_password \\
    -H 'Content-Type: application/json' \\
    -d '{"userName":"root","password":"Milvus","newPassword":"P@ssw0rd!"}'

Inspect and control it under /__doublecheck/ (openapi/control.yaml describes all
routes). Without the header, these work on the default sandbox:
  curl -X POST http://127.0.0.1:4010/__doublecheck/reset \\
    -H 'Doublecheck-Sandbox: worker-1'
  curl 'http://127.0.0.1:4010/__doublecheck/journal?operation=updatePassword'
  curl -X PUT http://127.0.0.1:4010/__doublecheck/faults \\
    -d '{"faults":[{"kind":"drop","operation":"listUsers","times":1}]}'
  curl -X PUT http://127.0.0.1:4010/api/public/v3/admin/user/changepassword \\
    -H 'Prefer: code=503'

When it is ready, it prints one line with its URL; open that URL in a browser
for the console. It runs until Ctrl-C or SIGTERM.

Exit codes:
  0    stopped
  2    wrong usage, or it could not start: the port is in use (the message names
       the next free one), or the certificate cannot be used
`

/** Text below the options of `doublecheck check --help`. */
export const checkHelp = `
Examples:
  doublecheck check my-api.yaml
  doublecheck check https://api.example/openapi.json --json

Exit codes:
  0    the document can be read
  2    wrong usage, or a document that cannot be read
`

/** Text below the options of `doublecheck init --help`. */
export const initHelp = `
Examples:
  doublecheck init                                  the document in this folder
  doublecheck init my-api.yaml

It looks for Vitest, Jest or Playwright, and for GitHub or GitLab.

Exit codes:
  0    done; a file that was there is as it was
  2    no document, several of them, or one that cannot be read
`

/** Text below the options of `doublecheck generate --help`. */
export const generateHelp = `
Examples:
  doublecheck generate my-api.yaml --output=src/my-api.ts
  doublecheck generate my-api.yaml --output=src/my-api.ts --check  in CI

Then: import { myApi } from './my-api.ts'

Exit codes:
  0    written, or with --check: up to date
  1    with --check: out of date
  2    wrong usage, or a document that cannot be read
`

/** Text below the options of `doublecheck merge-reports --help`. */
export const mergeHelp = `
Example:
  doublecheck merge-reports 1.json 2.json --reporter=console,junit=report.xml

Exit codes: those of the whole run; see doublecheck verify --help.
`

/** Text below the options of `doublecheck completion --help`. */
export const completionHelp = `
Examples:
  bash   source <(doublecheck completion bash)      in ~/.bashrc
  zsh    source <(doublecheck completion zsh)       in ~/.zshrc, after compinit
  fish   doublecheck completion fish | source       in ~/.config/fish/config.fish

Installed in a project only? Run: alias doublecheck='npx doublecheck'
`

/** Text below the options of `doublecheck export arazzo --help`. */
export const exportHelp = `
Example:
  doublecheck export arazzo my-api.yaml --output=workflows.yaml
`
