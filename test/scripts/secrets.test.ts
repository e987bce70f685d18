import { expect, it } from 'vitest'
import { finish, folder, start, verify } from './doublecheck.ts'

const secrets = [
  'P@ssw0rd',
  'N0t-the-password',
  'Re4d-only',
  'root:Milvus',
  'FMpsr<4[dGPu?B#u',
  'S57Eb{:aMZhW=)G$',
  'N0t the password',
  'uap-7442d4b99eb349b1bb678614e64cf064-1405ee51',
  'an0ther-t0ken',
]

it.each(['http://bob:an0ther-t0ken@127.0.0.1:1', 'bob:an0ther-t0ken@127.0.0.1:1', 'ftp://bob:an0ther-t0ken@host/'])(
  'a target with a password in it is refused, and not shown',
  async (target) => {
    const { exitCode, stdout, stderr } = await verify(`--target=${target}`)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^The --target contains a user name or password.* --token instead\.\n$/)
  },
)

it('neither the mock nor a run against it, kept or broken, writes a secret anywhere', async () => {
  const mock = start('mock', '--port=0', '--authorization=required')
  const ended = finish(mock)
  const url = await new Promise<string>((resolve) => {
    mock.stdout?.once('data', (chunk: Buffer) => resolve(/http:\/\/[\d.:]+/.exec(chunk.toString())?.[0] ?? ''))
  })
  const { file, read } = folder()
  const reporters = (name: string) => `--reporter=console,json=${file(`${name}.json`)},junit=${file(`${name}.xml`)}`
  const kept = await verify(`--target=${url}`, reporters('kept'))
  const broken = await verify(`--target=${url}`, '--api=milvus', '--token=an0ther-t0ken', reporters('broken'))
  expect([kept.exitCode, broken.exitCode]).toEqual([0, 3])
  mock.kill('SIGINT')
  const own = await ended
  expect(own).toMatchObject({ exitCode: 0, stderr: '' })
  // A run whose credential is refused proves nothing, and writes no report.
  const files = ['kept.json', 'kept.xml'].map(read)
  const text = [kept, broken, own]
    .flatMap(({ stdout, stderr }) => [stdout, stderr])
    .concat(files)
    .join('\n')
  expect(text).toContain('$PASSWORD')
  const forms = secrets.flatMap((secret) => [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret)])
  expect(forms.filter((form) => text.includes(form))).toEqual([])
})
