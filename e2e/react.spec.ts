// The elements of the published package in a React 19 page, drawn twice by StrictMode.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { buildLib } from '../.build/lib.ts'
import { root } from '../.build/setting.ts'
import { expect, test } from './embed.ts'
import { expectToHear } from './sound.ts'

const main = `
import 'opentact-softphone/widget'
import { StrictMode, createElement as h, useState } from 'react'
import { createRoot } from 'react-dom/client'

const made = []
function Page() {
  const [count, setCount] = useState(0)
  const [heard, setHeard] = useState('')
  return h('main', null,
    h('button', { onClick: () => setCount(count + 1) }, 'Drawn ' + count),
    h('output', { 'aria-label': 'Heard' }, heard),
    h('opentact-phone', {
      key: 'phone',
      ref: (element) => { if (element && !made.includes(element)) made.push(element) },
      server: 'ws://' + location.host + '/sip',
      domain: 'sandbox.sip.opentact.test',
      user: 'alice',
      // Another one with each drawing, as people write it.
      credentials: async () => ({ password: 'alice-sandbox' }),
      'oncall-connected': (event) => setHeard(event.detail.type),
    }))
}
createRoot(document.getElementById('app')).render(h(StrictMode, null, h(Page)))
`

/** One script of a site that has installed the package. */
async function buildSite(): Promise<Buffer> {
  mkdirSync(join(root, 'dist'), { recursive: true })
  // Within the repository, where React is found.
  const folder = mkdtempSync(join(root, 'dist', '.site-'))
  try {
    await buildLib(join(folder, 'node_modules', 'opentact-softphone'))
    writeFileSync(join(folder, 'main.js'), main)
    const built = await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      mode: 'development',
      define: { 'process.env.NODE_ENV': '"development"' },
      build: {
        write: false,
        minify: false,
        rolldownOptions: { input: join(folder, 'main.js'), output: { codeSplitting: false } },
      },
    })
    if (!('output' in built)) throw new Error('Vite built more than was asked for.')
    return Buffer.from(built.output[0].code)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a page of React draws the phone again and again, and it stays one phone', async ({ visit, site }) => {
  site.forged.set('site.js', await buildSite())
  const { page, phone, button, events } = await visit(
    '<div id="app"></div><script type="module" src="/widget/site.js"></script>',
    { head: '' },
  )
  await expect(phone).toHaveAttribute('data-line', 'online')
  await button('Phone').click()
  await page.getByLabel('Name or number', { exact: true }).fill('echo')
  await button('Call').click()
  await expect(page.getByLabel('Heard')).toHaveText('call-connected')
  await expectToHear(page)
  await button('Drawn 0').click()
  await button('Drawn 1').click()
  await expect(button('Drawn 2')).toBeVisible()
  await expectToHear(page)
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  expect((await events()).filter((event) => event.startsWith('ready'))).toHaveLength(1)
})
