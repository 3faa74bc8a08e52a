import { describe, expect, test } from 'vitest'
import { drawnFolders, filesOf, importRules, problemsOf, testProblemsOf, textOf } from './architecture.ts'

const code = /\.(?:ts|tsx|css|html)$/

describe('the source', () => {
  test('keeps the rules of the tree', () => {
    const problems = filesOf('src')
      .filter((path) => code.test(path))
      .flatMap((path) => problemsOf(path, textOf(`src/${path}`)))
    expect(problems).toEqual([])
  })

  test('has the top-level folders that the README’s map draws', () => {
    const real = new Set(filesOf('src').flatMap((path) => (path.includes('/') ? [path.split('/')[0]] : [])))
    expect([...drawnFolders(textOf('README.md'))].toSorted()).toEqual([...real].toSorted())
  })
})

test('no test is left out, and none sleeps', () => {
  const problems = ['test', 'e2e'].flatMap((folder) =>
    filesOf(folder)
      .filter((path) => /\.(?:ts|tsx|mjs)$/.test(path) && !path.startsWith('architecture'))
      .flatMap((path) => testProblemsOf(path, textOf(`${folder}/${path}`))),
  )
  expect(problems).toEqual([])
})

describe('the rules themselves', () => {
  const broken: readonly [path: string, source: string, says: string][] = [
    ['phone/call.ts', `import { x } from '../sip/line.ts'`, 'From src, phone may import: nothing'],
    ['phone/call.ts', `import type { X } from '../index.ts'`, 'From src, phone may import: nothing'],
    ['phone/call.ts', `import { createStore } from 'zustand/vanilla'`, 'Packages allowed in phone: none'],
    [
      'phone/storeOf.ts',
      `import { create } from 'zustand'`,
      'Packages allowed in phone/storeOf.ts: zustand/vanilla',
    ],
    ['phone/call.ts', 'const at = Date.now()', 'phone/ is pure'],
    ['phone/call.ts', 'setTimeout(() => {}, 1)', 'phone/ is pure'],
    ['sip/line.ts', `export * from '../audio/browser.ts'`, 'From src, sip may import: phone, connection'],
    ['feed/parse.ts', `import 'sip.js'`, 'Packages allowed in feed: none'],
    ['audio/player.ts', `const x = await import('../sip/line.ts')`, 'From src, audio may import: phone'],
    ['audio/player.ts', 'const x = await import(name)', 'a name made at run time'],
    ['connection/retry.ts', `import { canMove } from '../phone/call.ts'`, 'From src, connection may import'],
    ['react/Keypad.tsx', `import {\n  createPhone,\n} from '../createPhone.ts'`, 'may import: phone'],
    ['react/Keypad.tsx', `import fs from 'node:fs'`, 'Packages allowed in react'],
    ['frame/host.ts', `import { x } from '../react/index.ts'`, 'the host page’s script stays small'],
    ['app/App.tsx', `import { x } from '../../test/fakes/clock.ts'`, 'leaves src'],
    ['app/App.tsx', `import { x } from '../sandbox/server.ts'`, 'From src, app may import'],
    ['app/contacts/vcard.ts', `import { dayOf } from '../history/day.ts'`, 'knows nothing of app/history'],
    ['sandbox/server.ts', `import { canMove } from '../phone/call.ts'`, 'feed/wire.ts'],
    ['sandbox/server.ts', `import { createServer } from 'vite'`, 'Packages allowed in sandbox'],
    ['extra.ts', `import './index.ts'`, 'not in the import table'],
    ['extra/a.ts', `import '../index.ts'`, 'not in the import table'],
    ['react/Mic.tsx', 'navigator.mediaDevices.getUserMedia()', 'ask the Audio port'],
    ['app/App.tsx', 'localStorage.clear()', 'app/storage.ts'],
    ['sip/utils/text.ts', '', 'a folder named utils'],
    ['sip/line.ts', 'x\n'.repeat(251), '251 lines'],
  ]
  test.each(broken)('catch %s with %j', (path, source, says) => {
    expect(problemsOf(path, source).join('\n')).toContain(says)
  })

  const kept: readonly [path: string, source: string][] = [
    ['phone/call.ts', `// Date.now() comes in as an argument\nimport type { X } from './state.ts'`],
    ['phone/storeOf.ts', `import { createStore } from 'zustand/vanilla'`],
    ['sip/line.ts', `import { UserAgent } from 'sip.js/lib/api/user-agent.js'\nimport '../phone/call.ts'`],
    ['react/theme/adopt.ts', `import css from './parts.css?inline'`],
    ['react/parts/Keypad.tsx', `import { allowed } from '../../phone/allowed.ts'`],
    ['frame/host.ts', `import type { Phone } from '../phone/phone.ts'\nimport './messages.ts'`],
    ['app/storage.ts', 'localStorage.getItem("a")'],
    ['sandbox/feed.ts', `import type { X } from '../feed/wire.ts'\nimport { createHash } from 'node:crypto'`],
    ['sandbox/vitePlugin.ts', `import type { Plugin } from 'vite'\nimport './server.ts'`],
    ['sip/party.ts', `header(message, 'from') ?? ''`],
    ['sip/line.ts', 'x\n'.repeat(250)],
  ]
  test.each(kept)('let %s with %j pass', (path, source) => {
    expect(problemsOf(path, source)).toEqual([])
  })

  test('every rule says the way out', () => {
    for (const rule of Object.values(importRules)) expect(rule.wayOut.length).toBeGreaterThan(10)
  })

  test.each(['test.skip(', 'it.only(', 'describe.concurrent.skip(', 'test.todo(', 'page.waitForTimeout(5)'])(
    'catch %s in a test',
    (source) => {
      expect(testProblemsOf('a.test.ts', source)).toHaveLength(1)
    },
  )

  test('the folders are read from the README’s tree, nested ones and other roots left aside', () => {
    const readme = [
      ...['# Phone', '```', 'npm start', '```', '## The map', 'Words.', '```text', 'index.html', 'src/'],
      ...['├─ index.ts     face', '├─ phone/       core', '│  └─ call.ts', '└── sip/  SIP', '   └─ deep/'],
      ...['test/', '├─ fakes/', '```'],
    ]
    expect(drawnFolders(readme.join('\n'))).toEqual(['phone', 'sip'])
    expect(() => drawnFolders('# Phone')).toThrow('The map')
  })
})
