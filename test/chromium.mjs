// Where the Chromium of the browser tests is.

import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Its path: the one asked for, Playwright's own, the system's, or one that `install` has brought. */
export async function findChromium(install) {
  const asked = process.env.CHROMIUM_PATH
  if (asked) {
    if (runnable(asked)) return asked
    console.error(`CHROMIUM_PATH is ${asked}, and no program is there.`)
    return undefined
  }
  const found = (await playwrightsOwn()) ?? systemChromium()
  if (found) return found
  console.log('No Chromium here: installing Playwright’s own.')
  const code = await install()
  const installed = code === 0 ? await playwrightsOwn() : undefined
  if (!installed)
    console.error(`The browser tests need a Chromium. Run this, then npm test again:\n\n  ${remedy()}\n`)
  return installed
}

async function playwrightsOwn() {
  try {
    const { chromium } = await import('@playwright/test')
    const path = chromium.executablePath()
    return runnable(path) ? path : undefined
  } catch {
    return undefined // without an `npm ci` there is none
  }
}

function systemChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  places.push('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
  places.push('/Applications/Chromium.app/Contents/MacOS/Chromium')
  return places.find(runnable)
}

function remedy() {
  return existsSync('/usr/bin/apt-get')
    ? 'sudo apt-get install -y chromium'
    : 'npx playwright install --with-deps chromium'
}

function runnable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
