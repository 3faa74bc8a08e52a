/** Hangs the sandbox under Vite's own server, so that page and sandbox are one command and one port. */

import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { join, resolve } from 'node:path'
import type { Connect, Plugin } from 'vite'
import { accounts, passwordOf } from './accounts.ts'
import { createSandbox } from './server.ts'

interface Host {
  readonly middlewares: Connect.Server
  readonly httpServer: unknown
}

export function sandbox(): Plugin {
  const port = portIn(process.env['PORT'] ?? '5173')

  function attach({ middlewares, httpServer }: Host, command: string) {
    // Vitest runs Vite without a server of its own.
    if (!httpServer) return
    const server = httpServer as Server
    // Before Vite hears of it, and throws.
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        giveUp(
          `Port ${port} is in use: end what listens there, or choose a free one by \`PORT=0 ${command}\`.`,
        )
    })
    const pretend = createSandbox()
    middlewares.use((req, res, next) => {
      if (!pretend.request(req, res)) next()
    })
    // Vite's listener takes only its own sub-protocols, this one only its own paths.
    server.on('upgrade', (req, socket, head) => pretend.upgrade(req, socket, head))
    server.once('close', () => void pretend.close())
    server.once('listening', () => setImmediate(() => console.log(welcome(server))))
  }

  return {
    name: 'opentact-sandbox',
    config: () => {
      const place = { host: '127.0.0.1', port, strictPort: true }
      return { server: place, preview: place }
    },
    configureServer: (server) => attach(server, 'npm start'),
    configurePreviewServer: (server) => {
      const { root, build } = server.config
      if (!existsSync(join(resolve(root, build.outDir), 'index.html')))
        giveUp('There is no built page yet: run `npm run build` first.')
      attach(server, 'npm run preview')
    },
  }
}

function portIn(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    giveUp(`PORT must be a number from 0 to 65535, not “${text}”.`)
  return port
}

/** One sentence instead of a stack trace: it is the person at the keyboard who can help. */
function giveUp(why: string): never {
  console.error(why)
  process.exit(1)
}

function welcome(server: Server): string {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return [
    '',
    `  Opentact Softphone   http://127.0.0.1:${port}`,
    '',
    '  A pretend Opentact runs beside it. Its accounts:',
    ...accounts.map((user) => `    ${user.padEnd(6)} password ${passwordOf(user)}`),
    '',
    '  First: open the address, press "Try the sandbox", and call echo: you hear yourself.',
    `  Then: open http://127.0.0.1:${port}/?user=bob in a second window, and call bob from alice.`,
    '',
  ].join('\n')
}
