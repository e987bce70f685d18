/** What stands below the options of `doublecheck --help`. */
export const programHelp = `
Examples:
  doublecheck mock                           both APIs at http://127.0.0.1:4010
  doublecheck verify                         is the mock as the documents say?
  doublecheck verify --api=milvus --target=http://localhost:19530 --token=root:Milvus

More about a command: doublecheck mock --help, doublecheck verify --help, doublecheck merge-reports --help
`

/** What stands below the options of `doublecheck verify --help`. */
export const verifyHelp = `
Examples:
  doublecheck verify                                       the mock, over real HTTP
  doublecheck verify --api=milvus --target=http://localhost:19530
  doublecheck verify --api=uiza --target=https://api.example.com --operation=changePassword
  doublecheck verify my-api.yaml --target=http://localhost:3000
  doublecheck verify my-api.yaml --target=… --auth apiKey=… --value tenant=acme
  doublecheck verify my-api.yaml --shard=1/2 --reporter=json=1.json     and 2/2, then: merge-reports 1.json 2.json
  doublecheck verify --list                                which cases there are; sends nothing
  doublecheck verify --target=… --reporter=console,junit=report.xml

What it changes on the target it changes back; it makes accounts of its own where the API lets it.

Environment:
  DOUBLECHECK_TOKEN    as --token, but not to be seen in the list of processes
  DOUBLECHECK_AUTH_<SCHEME>
                       as --auth: for the scheme apiKey, DOUBLECHECK_AUTH_API_KEY
  NO_COLOR             no colours; without it they are used on a terminal
  NODE_EXTRA_CA_CERTS  file with the certificate of a target that signed its own

Exit codes:
  0    every promise kept
  1    at least one broken
  2    usage or document, or a selection of which nothing could be checked
  3    target out of reach, not the API, refusing the run's own credential, or serving nothing that was asked
  4    something could not be put back (wins over 1 and 3)
  130  interrupted
`

/** What stands below the options of `doublecheck mock --help`. */
export const mockHelp = `
Examples:
  doublecheck mock                                         both APIs at http://127.0.0.1:4010
  doublecheck mock my-api.yaml                             one's own document, or its URL; it remembers what is changed
  doublecheck mock my-api.yaml                             with my-api.operations.ts beside it: its operations do as that says
  doublecheck mock users.yaml orders.yaml                  several on one port, by their base paths
  doublecheck mock --api=milvus --port=19530               in the place of a Milvus
  doublecheck mock --port=0                                any free port; the line it prints says which
  doublecheck mock --scenario=empty --authorization=required
  doublecheck mock --tls                                   HTTPS, and how to make clients trust it
  doublecheck mock --watch                                 serve an edited document as soon as it is saved
  doublecheck mock --host=0.0.0.0                          for others too; steering it needs the token it prints

  curl -X POST http://127.0.0.1:4010/v2/vectordb/users/update_password \\
    -H 'Content-Type: application/json' \\
    -d '{"userName":"milvusAdmin","password":"P@ssw0rd","newPassword":"P@ssw0rd!"}'

Accounts of the scenario "documented":
  Milvus  root / Milvus, milvusAdmin / P@ssw0rd            Authorization: Bearer root:Milvus
  Uiza    2c98b4d5-7d7f-4a0f-9258-5689f90fd28c             Authorization: uap-7442d4b99eb349b1bb678614e64cf064-1405ee51

Steering it, in a sandbox of one's own or without the header in the common one:
  curl -X POST http://127.0.0.1:4010/__doublecheck/reset -H 'Doublecheck-Sandbox: worker-1'
  curl 'http://127.0.0.1:4010/__doublecheck/journal?operation=updatePassword&status=401'
  curl -X PUT http://127.0.0.1:4010/__doublecheck/faults \\
    -d '{"faults":[{"kind":"status","status":503,"operation":"changePassword","times":1}]}'
  curl -X PUT http://127.0.0.1:4010/api/public/v3/admin/user/changepassword -H 'Prefer: code=503'
  state, faults, sandboxes, apis, health: openapi/control.yaml describes them all

It prints one line with its URL when it is ready, and runs until Ctrl-C or SIGTERM. In a browser that URL is its console:
operations to try out, journal, state, faults.

Exit codes:
  0    it was stopped
  2    usage, or it could not begin: the port is taken (the next free one is named), the certificate cannot be used
`

/** What stands below the options of `doublecheck generate --help`. */
export const generateHelp = `
Examples:
  doublecheck generate my-api.yaml --output=src/my-api.ts          then: import { myApi } from './my-api.ts'
  doublecheck generate my-api.yaml --output=src/my-api.ts --check  in CI: is it what the document says?

Exit codes:
  0    it was written, or is what the document says
  1    with --check: it is not
  2    usage or document
`
