import { expect, test } from 'vitest'
import { claimIdentity } from '../../src/sip/identity.ts'

function device(kept: string | null = null, taken: readonly string[] = []) {
  let text = kept
  let made = 0
  const claimed: string[] = []
  return {
    claimed,
    kept: () => text,
    parts: {
      memory: {
        load: () => text,
        save: (next: string | null) => {
          text = next
        },
      },
      claim: async (name: string) => {
        if (taken.includes(name)) return undefined
        claimed.push(name)
        return () => {}
      },
      uuid: () => `0000000${++made}-0000-4000-8000-000000000000`,
      token: () => `00000000000${made}`,
    },
  }
}

test('a reload is the same device', async () => {
  const before = device()
  const first = await claimIdentity(before.parts)
  const { instanceId, viaHost } = await claimIdentity(device(before.kept()).parts)
  expect({ instanceId, viaHost }).toEqual({ instanceId: first.instanceId, viaHost: first.viaHost })
})

test('a duplicated tab takes a new one and leaves the first its own', async () => {
  const before = device()
  const first = await claimIdentity(before.parts)
  const copy = device(before.kept(), before.claimed)
  copy.parts.uuid = () => 'ffffffff-0000-4000-8000-000000000000'
  const second = await claimIdentity(copy.parts)
  expect(second.instanceId).not.toBe(first.instanceId)
  expect(JSON.parse(copy.kept() ?? '')).toMatchObject({ identity: { instanceId: second.instanceId } })
})

test.each([
  'nonsense',
  '{}',
  'null',
  '{"version":9}',
  '{"version":1,"identity":{"instanceId":"x\\r\\nEvil: 1","viaHost":"a.invalid"}}',
  '{"version":1,"identity":{"instanceId":"00000001-0000-4000-8000-000000000000","viaHost":"evil.example"}}',
])('a memory that holds %s is as good as none', async (text) => {
  const { instanceId, viaHost } = await claimIdentity(device(text).parts)
  expect(`${instanceId} ${viaHost}`).toMatch(/^[\da-f-]{36} [\da-f]{12}\.invalid$/)
})

test('without a memory, or with one that throws, there is an identity all the same', async () => {
  const { parts } = device()
  expect(await claimIdentity({ ...parts, memory: undefined })).toBeDefined()
  const broken = () => {
    throw new Error('storage is off')
  }
  expect(await claimIdentity({ ...parts, memory: { load: broken, save: broken } })).toBeDefined()
})
