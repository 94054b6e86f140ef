import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { installPackage, isRoot, visibly } from './support/debian'

/** What Chromium needs to run as root or in a sandbox, and not to speak to anybody but the test. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The path of a Chromium that runs: `CHROME_PATH`, else one that is installed, else Playwright's own, else Debian's;
 * the last two are installed if need be. Ends the process with a line that says what to do if there is none.
 */
export function ensureBrowser(): string {
  const { CHROME_PATH } = process.env
  if (CHROME_PATH) return runs(CHROME_PATH) ? CHROME_PATH : fail(`CHROME_PATH is ${CHROME_PATH}, which does not run.`)
  const browser = findInstalled() ?? findOwn() ?? installOwn() ?? installDebian()
  // Playwright reads its configuration anew in every worker: what was found once is found.
  process.env.CHROME_PATH = browser ?? fail('There is no Chromium here, and none could be installed.')
  return process.env.CHROME_PATH
}

function findInstalled(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const paths = commands.flatMap((command) => folders.map((folder) => path.join(folder, command)))
  return [...paths, ...applications].find((file) => existsSync(file) && runs(file))
}

/** Some systems have a command that only says how to install Chromium. */
function runs(file: string): boolean {
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 60_000 })
  return status === 0 && /chrom/i.test(stdout)
}

function findOwn(): string | undefined {
  const own = chromium.executablePath()
  return existsSync(own) && runs(own) ? own : undefined
}

function installOwn(): string | undefined {
  console.error('No Chromium is installed. Trying Playwright’s own …')
  const withDeps = process.platform === 'linux' && isRoot() ? ['--with-deps'] : []
  spawnSync('npx', ['playwright', 'install', ...withDeps, 'chromium'], visibly)
  return findOwn()
}

function installDebian(): string | undefined {
  return installPackage('chromium') ? findInstalled() : undefined
}

function fail(problem: string): never {
  console.error(`${problem} Install Chromium or Chrome, or set CHROME_PATH to the path of one, and run this again.`)
  process.exit(1)
}
