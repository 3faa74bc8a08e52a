/** Vite's plugin for the page that writes the tag for a site: apart from the phone's own page, which carries none of it. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { bundle, root } from './setting.ts'
import { buildWidget } from './widget.ts'

const source = 'src/app/configurator/configure.html'

const headed = {
  name: 'widget-in-head',
  transformIndexHtml: {
    order: 'pre',
    handler: async (html, { path }) => (path.endsWith('/configure.html') ? withFiles(html) : html),
  },
} satisfies Plugin

export function configurator(): Plugin {
  return {
    name: 'configurator',
    // For `npm start`; the built page is made below.
    transformIndexHtml: headed.transformIndexHtml,
    configureServer: ({ middlewares }) => {
      middlewares.use((req, _, next) => {
        req.url = req.url?.replace(/^\/configure\.html(?=$|\?)/, `/${source}`)
        next()
      })
    },
    async generateBundle() {
      for (const file of await bundle({
        base: '/',
        plugins: [headed],
        build: { write: false, rolldownOptions: { input: join(root, source) } },
      }))
        this.emitFile({
          type: 'asset',
          fileName: file.fileName === source ? 'configure.html' : file.fileName,
          source: file.type === 'chunk' ? file.code : file.source,
        })
    },
  }
}

let made: Promise<string> | undefined

/** What the page has to know of the files that its snippet names: the same source gives the same bytes, and digest. */
async function withFiles(html: string): Promise<string> {
  made ??= metaOfWidget()
  return html.replace('</head>', `${await made}</head>`)
}

async function metaOfWidget(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'softphone-widget-'))
  const before = process.env['NODE_ENV']
  try {
    const { folder: files, version } = await buildWidget(folder)
    const { integrity } = JSON.parse(readFileSync(join(files, 'manifest.json'), 'utf8'))
    return [
      `<meta name="widget-version" content="${version}">`,
      `<meta name="widget-integrity" content="${integrity['widget.js']}">`,
    ].join('')
  } finally {
    rmSync(folder, { recursive: true })
    // A server of `npm start` goes on after this, as for development.
    if (before !== undefined) process.env['NODE_ENV'] = before
  }
}
