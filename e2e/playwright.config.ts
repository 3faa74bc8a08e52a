// People's browsers against the sandbox, on free ports: the page as built, and as `npm start` serves it.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

const chromium = process.env['CHROMIUM_PATH'] ?? ['/usr/bin/chromium'].find(existsSync)
const built = 'e2e/dist'
const root = fileURLToPath(new URL('..', import.meta.url))

const notTests = ['lab/**', 'pictures/**']

// Alice, bob and carol are three, and every test calls them: tests that run at the same time need a sandbox each.
const secondHalf = [
  'attacks',
  'conference',
  'digits',
  'firstCall',
  'forking',
  'guestLanguages',
  'guests',
  'habits',
  'holdOrders',
  'keepAlive',
  'keyboard',
  'languages',
  'leaks',
  'numbers',
  'numbersInWidget',
  'ownVoice',
  'react',
  'secrets',
  'soak',
  'tones',
  'transfer',
  'whoHears',
  'widget',
].map((name) => `${name}.spec.ts`)

export default defineConfig({
  testDir: '.',
  testIgnore: notTests,
  outputDir: '../test-results',
  workers: 2,
  projects: [
    {
      name: 'first',
      testIgnore: [...notTests, ...secondHalf],
      workers: 1,
      use: { baseURL: origin('BUILT') },
    },
    { name: 'second', testMatch: secondHalf, workers: 1, use: { baseURL: origin('BUILT_TOO') } },
  ],
  forbidOnly: Boolean(process.env['CI']),
  // Tests wait for facts; the limits only end what hangs, also on a machine that has much else to do.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    // A trace takes as much of the processor as the test itself.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      // A microphone that beeps. Nothing else is eased: permissions and hidden addresses are as people have them.
      args: ['--use-fake-device-for-media-stream', '--disable-gpu', '--disable-quic'],
    },
  },
  webServer: [
    // Nine tenths of a second less for each page that opens, and it is what people get in the end.
    server(
      `npx vite build --logLevel error --outDir ${built} && npx vite preview --outDir ${built}`,
      'built',
    ),
    server(`npx vite preview --outDir ${built}`, 'built_too'),
    server('npx vite', 'started'),
  ],
  reporter: 'list',
})

function origin(server: string) {
  return `http://127.0.0.1:${process.env[`${server}_PORT`]}`
}

function server(command: string, name: string) {
  const address = `Opentact Softphone\\s+http://127\\.0\\.0\\.1:(?<${name}_port>\\d+)`
  return { command, cwd: root, env: { PORT: '0' }, wait: { stdout: new RegExp(address) } }
}
