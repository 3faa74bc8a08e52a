// What can befall Kamailio, and what it knows, as its own remote control tells.
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { remoteControl, runFolder, sipPort } from './stack.ts'

const awayFile = () => join(runFolder(), 'away')
const mainPid = () => Number(readFileSync(join(runFolder(), 'kamailio', 'pid'), 'utf8'))

// often enough for what is measured in tenths of a second
const often = { intervals: [20] }

/** Every connection of a browser is reset at both ends, as by a router that forgot them; the server stays. */
export function cutConnections() {
  const killed = execFileSync('/usr/bin/ss', ['-K', '-tnH', 'sport', '=', `:${sipPort}`], {
    encoding: 'utf8',
  })
  // where the kernel cannot do it, ss only says nothing
  expect(killed).toContain(`:${sipPort}`)
}

/** As a service manager stops it; it comes back with all it knew forgotten. */
export async function stopServer() {
  const pid = mainPid()
  writeFileSync(awayFile(), '')
  process.kill(pid, 'SIGTERM')
  await expect.poll(() => isRunning(pid), often).toBe(false)
}

/** Resolves when it listens. */
export async function startServer() {
  rmSync(awayFile(), { force: true })
  await expect.poll(listens, often).toBe(true)
}

/** None of its processes does anything any more; connections stay, and nothing is answered. */
export const freezeServer = () => signalAll('SIGSTOP')
export const thawServer = () => signalAll('SIGCONT')

function signalAll(signal: NodeJS.Signals) {
  process.kill(-mainPid(), signal)
}

/** Whatever was done to it: it runs, and these users can be reached. */
export async function expectServerWell(users: readonly string[]) {
  await startServer()
  thawServer()
  for (const user of users) await expect.poll(() => isRegistered(user)).toBe(true)
}

async function isRegistered(user: string): Promise<boolean> {
  const response = await fetch(remoteControl, {
    method: 'POST',
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ul.dump', params: [] }),
  })
  return (await response.text()).includes(`"${user}@`)
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const listens = () =>
  new Promise<boolean>((resolve) => {
    const socket = connect(sipPort, '127.0.0.1')
    const done = (there: boolean) => {
      socket.destroy()
      resolve(there)
    }
    socket.once('connect', () => done(true)).once('error', () => done(false))
  })
