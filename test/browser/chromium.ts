import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { unpackChromium } from './unpack-chromium.ts'

/** A browser, or why there is none. */
export type Found = { readonly browser: Browser; readonly path: string } | { readonly reason: string }

/** What decides which browser is taken. */
export interface BrowserEnvironment {
  readonly CHROMIUM?: string | undefined
  readonly CI?: string | undefined
  readonly PATH?: string | undefined
}

/** Names a browser is installed under; the first that is there is taken. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Starts a browser: the one `CHROMIUM` names and no other, else one that is installed, else the one that comes from npm. One that
 * does not start is passed over.
 *
 * Where `CI` is set, what is installed is not looked at, so that CI proves what a machine without a browser does.
 *
 * @throws Where `CI` is set and no browser starts: there, a skipped test would look like a passed one.
 */
export async function launchBrowser(environment: BrowserEnvironment = process.env): Promise<Found> {
  const reasons: string[] = []
  for (const candidate of candidatesFor(environment)) {
    try {
      const program = await candidate()
      if (program) return { browser: await chromium.launch({ ...program, args: switches }), path: program.executablePath ?? '' }
    } catch (error) {
      reasons.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
    }
  }
  const reason = `No browser starts here. Install Chromium, or name one with CHROMIUM=PATH. ${reasons.join(' ')}`
  if (isCi(environment)) throw new Error(reason)
  return { reason }
}

type Candidate = () => Promise<LaunchOptions> | LaunchOptions | undefined

function candidatesFor(environment: BrowserEnvironment): readonly Candidate[] {
  const { CHROMIUM, PATH = '' } = environment
  if (CHROMIUM) return [() => ({ executablePath: CHROMIUM })]
  return isCi(environment) ? [unpackChromium] : [() => installed(PATH), unpackChromium]
}

const isCi = ({ CI = '' }: BrowserEnvironment): boolean => !['', '0', 'false'].includes(CI)

function installed(path: string): LaunchOptions | undefined {
  const paths = path.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const executablePath = [...paths, ...places].find(isProgram)
  return executablePath === undefined ? undefined : { executablePath }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
