/** The bench's own server: a page for each phone, the sandbox beside them, and a way to cut a phone's socket. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { createSandbox } from '../../src/sandbox/server.ts'
import { buildPage, pluginsOf } from './bundle.ts'
import { contestants } from './contestants.ts'

export interface Site {
  readonly origin: string
  close(): Promise<void>
}

export async function startSite(): Promise<Site> {
  const files = await pages()
  const sandbox = createSandbox()
  /** Each phone's socket, by the name in its address. */
  const sockets = new Map<string, Duplex>()

  const server = createServer((req, res) => {
    if (sandbox.request(req, res)) return
    if (req.method === 'POST' && req.url === '/bench/drop') return void drop(req, res)
    const file = files.get((req.url ?? '').replace(/\?.*$/, ''))
    if (!file) return void res.writeHead(404).end()
    // Each navigation loads it anew.
    res.writeHead(200, { 'Content-Type': file.type, 'Cache-Control': 'no-store' }).end(file.text)
  })
  server.on('upgrade', (req, socket, head) => {
    const [path, name = ''] = (req.url ?? '').split('?')
    if (path === '/sip') sockets.set(name, socket)
    if (!sandbox.upgrade(req, socket, head)) socket.destroy()
  })

  async function drop(req: IncomingMessage, res: ServerResponse) {
    let text = ''
    for await (const chunk of req) text += String(chunk)
    const { name } = JSON.parse(text) as { name: string }
    const socket = sockets.get(name)
    // No close frame: so a network drops a connection.
    socket?.destroy()
    res.writeHead(socket ? 204 : 404).end()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      await sandbox.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Pages of ours alone. */
const ownPages = [
  { name: 'story', entry: 'story.tsx' },
  { name: 'lists', entry: 'lists.tsx' },
  { name: 'panel', entry: 'panel.tsx' },
]

async function pages() {
  const files = new Map<string, { type: string; text: string }>()
  for (const { name, entry } of [...contestants, ...ownPages]) {
    const { script: code, style } = await buildPage(entry, pluginsOf({ name }))
    const page = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>${name}</title><style>${style}</style>`
    const script = `<script type="module" src="/${name}.js"></script>`
    files.set(`/${name}`, { type: 'text/html', text: page + script })
    files.set(`/${name}.js`, { type: 'text/javascript', text: code })
  }
  return files
}
