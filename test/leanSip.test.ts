import { fileURLToPath } from 'node:url'
import { type Core, Grammar, type URI } from 'sip.js'
import { build, type Rolldown } from 'vite'
import { expect, onTestFinished, test } from 'vitest'
import { leanSip } from '../patches/leanSip.ts'
import { malformed, refused, valid } from './sip/torture/messages.ts'

const entry = fileURLToPath(new URL('lean-entry.js', import.meta.url))

const imported = (code: string): Promise<unknown> =>
  import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)

async function buildLean(text: string): Promise<string> {
  const given = {
    name: 'given',
    resolveId: (id: string) => (id === entry ? id : undefined),
    load: (id: string) => (id === entry ? text : undefined),
  }
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [given, leanSip()],
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['es'] },
    },
  })
  const outputs = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[]
  return outputs.flatMap(({ output }) => output).find((file) => file.type === 'chunk')?.code ?? ''
}

const rules = [
  ...['Call_ID', 'Contact', 'Content_Disposition', 'Content_Length', 'Content_Type', 'CSeq', 'Event', 'From'],
  ...['Max_Forwards', 'Name_Addr_Header', 'Proxy_Authenticate', 'Record_Route', 'Refer_To', 'Replaces'],
  ...[
    'Request_Response',
    'SIP_URI',
    'Session_Expires',
    'Supported',
    'Require',
    'To',
    'Via',
    'WWW_Authenticate',
    'uuid',
  ],
]

test('the leaner grammar of the built page reads every header as SIP.js does', async () => {
  const code = await buildLean(`export { Grammar, UserAgent } from 'sip.js'`)
  expect(code).not.toMatch(/logger\.(?:debug|log|warn|error)\(|peg\$literalExpectation/)
  expect(code).toMatch(/486: "Busy Here",\s+487: "Request Terminated"/)
  expect(code).not.toMatch(/502: |Max-Breadth|Dialog undefined/)
  expect(code).toContain('Invalid session state')
  const lean = (await imported(code)) as { Grammar: typeof Grammar }

  const texts = [...valid, ...malformed, ...refused].map(({ data }) => String(data))
  const values = new Set(texts.flatMap((text) => text.split('\r\n').flatMap(valuesOf)))
  expect(values.size).toBeGreaterThan(100)
  let seed = 20260101
  const next = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return (seed >>> 8) % below
  }
  // And with what should not be there, or is missing: where a rule gives up must be the same, too.
  const strange = '"\\<>[]();:,=@%/?&\t \u0000é\uffffA0'
  for (const value of [...values])
    for (let count = 0; count < 3; count++) {
      const at = next(value.length + 1)
      values.add(value.slice(0, at) + (strange[next(strange.length)] ?? '') + value.slice(at + next(3)))
    }
  for (const rule of rules)
    for (const value of values)
      expect(JSON.stringify(lean.Grammar.parse(value, rule)), `${rule} of ${value}`).toBe(
        JSON.stringify(Grammar.parse(value, rule)),
      )
})

test('what a page has added to every object is in no message', async () => {
  const code = await buildLean(`export { Core, URI, UserAgent } from 'sip.js'`)
  expect(code).toContain('of Object.keys(registerers)')
  expect(code).not.toMatch(/for \(const \w+ in [^)]+\) \{\s+(?!if \(\S+\.hasOwnProperty\(|\/\/)/)
  const lean = (await imported(code)) as { Core: typeof Core; URI: typeof URI }
  const messageTo = () => {
    const alice = new lean.URI(
      'sip',
      'alice',
      'acme.example',
      undefined,
      { transport: 'ws' },
      { 'X-A': ['1'] },
    )
    const message = new lean.Core.OutgoingRequestMessage('REGISTER', alice, alice, alice, {
      callId: 'one',
      fromTag: 'two',
      toTag: 'three',
    })
    return message.toString()
  }
  const plain = messageTo()
  expect(plain).toContain('REGISTER sip:alice@acme.example;transport=ws?X-A=1 SIP/2.0\r\n')
  const polluted = Object.prototype as unknown as Record<string, unknown>
  polluted['extend'] = () => {}
  onTestFinished(() => {
    delete polluted['extend']
  })
  expect(messageTo()).toBe(plain)
})

/** A line, and what stands behind its colon. */
function valuesOf(line: string): readonly string[] {
  const [, value] = /^[^:]*:\s*(.*)$/.exec(line) ?? []
  return value ? [line, value] : [line]
}
