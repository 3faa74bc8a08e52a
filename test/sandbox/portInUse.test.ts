/** `npm start` and `npm run preview` where something else listens already: one sentence, and no stack. */

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

async function usedPort(): Promise<number> {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  return (other.address() as AddressInfo).port
}

function vite(port: number, args: readonly string[]) {
  return new Promise<{ readonly code: unknown; readonly said: string }>((resolve) => {
    const env = { ...process.env, PORT: String(port) }
    execFile(process.execPath, ['node_modules/vite/bin/vite.js', ...args], { env }, (error, _, said) =>
      resolve({ code: error?.code, said }),
    )
  })
}

const sentence = (port: number, command: string) =>
  `Port ${port} is in use: end what listens there, or choose a free one by \`PORT=0 ${command}\`.\n`

test('npm start on a port in use says what to do', async () => {
  const port = await usedPort()
  expect(await vite(port, [])).toEqual({ code: 1, said: sentence(port, 'npm start') })
})

test('npm run preview on a port in use says what to do', async () => {
  const built = mkdtempSync(join(tmpdir(), 'softphone-built-'))
  onTestFinished(() => rmSync(built, { recursive: true }))
  writeFileSync(join(built, 'index.html'), '<!doctype html>')
  const port = await usedPort()
  expect(await vite(port, ['preview', '--outDir', built])).toEqual({
    code: 1,
    said: sentence(port, 'npm run preview'),
  })
})
