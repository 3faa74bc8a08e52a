import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { configurator } from './.build/configurator.ts'
import { ownRuntime } from './.build/setting.ts'
import { leanIcons } from './patches/leanIcons.ts'
import { leanSip } from './patches/leanSip.ts'
import { originsIn } from './src/app/frameOrigins.ts'
import { headersFor } from './src/app/headers.ts'
import { sandbox } from './src/sandbox/vitePlugin.ts'

export default defineConfig({
  plugins: [react(), leanSip(), leanIcons(), framePage(), configurator(), asDeployed(), sandbox()],
  // Found late, a dependency makes Vite reload the page: in the middle of somebody's first call.
  optimizeDeps: {
    include: [
      'react',
      'react-dom/client',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      'sip.js',
      'zustand',
      'zustand/vanilla',
      'lucide-react',
      '@noble/hashes/sha2.js',
      '@noble/hashes/legacy.js',
    ],
  },
  build: {
    outDir: 'dist/app',
    // Every browser that knows the styles below knows it.
    modulePreload: { polyfill: false },
    // The oldest that know `light-dark()`: for older ones the build would rewrite it, and a host page's own
    // `color-scheme` would stop working.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
  },
  // What tests and builds write is no reason to reload somebody's page.
  // No page of another origin has business here, not even one on this machine.
  preview: { cors: false },
  server: {
    cors: false,
    // A page that reloads itself cuts somebody's call: reload it by hand after an edit.
    hmr: false,
    watch: { ignored: ['**/.lab/**', '**/dist/**', '**/test/**', '**/e2e/**', '**/test-results/**'] },
  },
  // Tests wait for facts; the limit only ends what hangs, also on a machine that has much else to do.
  test: {
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'phone',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/sandbox/**'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // The elements draw the same components with Preact: what holds under React has to hold there.
        resolve: {
          alias: [
            { find: /^react$/, replacement: resolve('test/react/reactOverPreact.mjs') },
            // For Node it has a file that requires React; browsers get this one.
            {
              find: /^lucide-react$/,
              replacement: resolve('node_modules/lucide-react/dist/esm/lucide-react.mjs'),
            },
            ...ownRuntime.alias,
          ],
        },
        test: {
          name: 'preact',
          include: ['test/react/**/*.test.tsx'],
          env: { DRAWN_BY: 'preact' },
          // Packages too, or they would bring React along.
          server: { deps: { inline: ['zustand', 'lucide-react'] } },
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // Real packets and DTLS in JavaScript: one at a time, or handshakes wait for a processor until they give up.
        test: {
          name: 'sandbox',
          include: ['test/sandbox/**/*.test.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})

/** frame.html is the page itself under another name: the name tells it to be careful, and a server to let it be framed. */
function framePage(): Plugin {
  return {
    name: 'frame-page',
    configureServer: ({ middlewares }) => {
      middlewares.use((req, _, next) => {
        req.url = req.url?.replace(/^\/frame\.html(?=$|\?)/, '/index.html')
        next()
      })
    },
    generateBundle: {
      // Vite writes the page when its own plugins have seen it.
      order: 'post',
      handler(_, files) {
        const page = files['index.html']
        if (page?.type === 'asset')
          this.emitFile({ type: 'asset', fileName: 'frame.html', source: page.source })
      },
    },
  }
}

/** `npm run preview` serves the built page with the headers that a deployed one has. */
function asDeployed(): Plugin {
  // The sandbox, and test servers of any port, speak without TLS on this machine.
  const connect = ["'self'", 'wss:', 'https:', 'ws://127.0.0.1:*', 'ws://localhost:*']
  return {
    name: 'as-deployed',
    configurePreviewServer: ({ middlewares, config }) => {
      middlewares.use((req, res, next) => {
        const path = (req.url ?? '/').replace(/[?#].*$/, '')
        const options = { connect, frame: framedBy(resolve(config.root, config.build.outDir)) }
        for (const [name, value] of Object.entries(headersFor(path, options))) res.setHeader(name, value)
        next()
      })
    },
  }
}

/** Whom the operator's `config.json` lets frame the phone. Read each time: it may be edited while this runs. */
function framedBy(folder: string): readonly string[] {
  try {
    const text = readFileSync(join(folder, 'config.json'), 'utf8')
    return originsIn(JSON.parse(text).frame, "'self'", () => {})
  } catch {
    // While it is being written it holds nothing yet.
    return originsIn(undefined, "'self'", () => {})
  }
}
