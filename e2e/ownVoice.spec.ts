import { headlessAt } from './headless.ts'
import { expect, test } from './test.ts'

test('speaking while muted and a microphone that gives nothing are told, and a meter shows the difference', async ({
  browser,
}) => {
  const context = await browser.newContext({ permissions: ['microphone'] })
  const alice = await headlessAt(context, 'alice', 500)
  expect(await alice.level(), 'before any call').toBeGreaterThan(0.5)

  const id = await alice.dial('echo')
  await alice.expectToHear(500)
  expect(await alice.voice()).toBeUndefined()
  await alice.ask('mute', id)
  await expect.poll(alice.voice).toBe('while-muted')
  await alice.ask('unmute', id)
  await expect.poll(alice.voice).toBeUndefined()

  await alice.changeMicrophone(0)
  expect(await alice.level(), 'nobody speaks').toBe(0)
  await expect.poll(alice.voice).toBe('silent')
  await alice.changeMicrophone(700)
  await expect.poll(alice.voice).toBeUndefined()
  await alice.expectToHear(700)
  await context.close()
})
