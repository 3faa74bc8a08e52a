// Somebody's site: pages of its own with the policy of its own, the widget's files as built, and a sandbox to call in.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { createSandbox } from '../src/sandbox/server.ts'

export interface SitePage {
  readonly html: string
  readonly csp?: string
}

export interface Site {
  readonly origin: string
  readonly pages: Map<string, SitePage>
  /** By path. A folder's own page is its index.html. */
  readonly files: Map<string, string>
  /** What is sent in place of a file of the widget's. */
  readonly forged: Map<string, Buffer>
  /** Paths that were asked for, oldest first. */
  readonly asked: string[]
  close(): Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.jsx': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
}

export async function openSite(widgetFolder: string): Promise<Site> {
  const sandbox = createSandbox()
  const pages = new Map<string, SitePage>()
  const files = new Map<string, string>()
  const forged = new Map<string, Buffer>()
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname
    asked.push(path)
    if (sandbox.request(request, response)) return
    if (path === '/favicon.ico') return void response.writeHead(204).end()
    const page = pages.get(path)
    if (page) {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      if (page.csp) response.setHeader('Content-Security-Policy', page.csp)
      response.end(page.html)
      return
    }
    const named = path.replace(/\/$/, '/index.html')
    const file = files.get(named)
    if (file !== undefined) {
      response.setHeader('Content-Type', types[extname(named)] ?? 'text/plain')
      response.end(file)
      return
    }
    try {
      if (!path.startsWith('/widget/')) throw new Error('not here')
      const file = path.slice('/widget/'.length)
      response.setHeader('Content-Type', types[extname(file)] ?? 'text/plain')
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.end(forged.get(file) ?? readFileSync(join(widgetFolder, file)))
    } catch {
      response.writeHead(404).end()
    }
  })
  server.on('upgrade', (request, socket, head) => sandbox.upgrade(request, socket, head))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    files,
    forged,
    asked,
    close: async () => {
      await sandbox.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
