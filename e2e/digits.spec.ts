import type { FixturePage } from './fixture.ts'
import { openFixture } from './fixture.ts'
import { goOnline } from './soak/browserCalls.ts'
import { expect, test } from './test.ts'

test('a digit that is played when the far side holds is heard once and whole, and the next one after it', async ({
  browser,
}) => {
  const context = await browser.newContext({ permissions: ['microphone'] })
  const page = await context.newPage()
  await openFixture(page)
  await goOnline(page)
  // The robot holds two seconds after it answered, which is in the middle of one of these.
  const long = { duration: 1500, gap: 30 }
  await page.evaluate(async (dtmfTiming) => {
    const { phone } = globalThis as FixturePage & { phone: ReturnType<FixturePage['createPhone']> }
    await phone.setOptions({ dtmfTiming })
    const connected = new Promise<void>((resolve) => phone.on('call-connected', () => resolve()))
    const back = new Promise<void>((resolve) => phone.on('call-resumed', () => resolve()))
    const id = await phone.call('holds')
    await connected
    await phone.sendDigits(id, '0123')
    await back
  }, long)
  const heard = async () => {
    const answer = await page.request.get(new URL('/sandbox/digits?user=alice', page.url()).href)
    const { calls } = (await answer.json()) as { calls: { heard: { digit: string; ms: number }[] }[] }
    return calls[0]?.heard ?? []
  }
  await expect.poll(async () => (await heard()).at(-1)?.digit).toBe('3')
  expect((await heard()).map(({ digit }) => digit).join('')).toBe('0123')
  for (const { digit, ms } of await heard()) if (digit !== '3') expect(ms, digit).toBeLessThan(1800)
  await context.close()
})
