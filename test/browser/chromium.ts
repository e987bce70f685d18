import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { unpackChromium } from './unpack-chromium.ts'

/** A browser, or why there is none. */
export type Found = { readonly browser: Browser } | { readonly reason: string }

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
 * Starts a browser: the one `CHROMIUM` names, else one that is installed, else the one that comes from npm. One that does not start
 * is passed over.
 */
export async function launchBrowser(): Promise<Found> {
  const reasons: string[] = []
  for (const candidate of [installed, unpackChromium]) {
    try {
      const program: LaunchOptions | undefined = await candidate()
      if (program) return { browser: await chromium.launch({ ...program, args: switches }) }
    } catch (error) {
      reasons.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
    }
  }
  return { reason: `No browser starts here. Install Chromium, or name one with CHROMIUM=PATH. ${reasons.join(' ')}` }
}

function installed(): Promise<LaunchOptions | undefined> {
  const paths = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  const executablePath = [process.env.CHROMIUM ?? '', ...paths, ...places].find(isProgram)
  return Promise.resolve(executablePath === undefined ? undefined : { executablePath })
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return path !== ''
  } catch {
    return false
  }
}
