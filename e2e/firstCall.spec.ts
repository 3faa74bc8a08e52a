import { expectToHear, soundOf } from './sound.ts'
import { expect, test } from './test.ts'

test.describe('what npm start serves', () => {
  test.use({ baseURL: `http://127.0.0.1:${process.env['STARTED_PORT']}` })

  test('two clicks after opening the page, a robot gives back what is said to it', async ({ arrive }) => {
    const { page, ...alice } = await arrive('alice')
    await page.goto('/')

    await page.getByRole('button', { name: 'Try the sandbox' }).click()
    await page.getByRole('button', { name: 'Echo' }).click()

    await alice.expectTalking('echo')
    await expectToHear(page)
    const before = await soundOf(page)
    await expect.poll(async () => (await soundOf(page)).said - before.said).toBeGreaterThan(0.5)
    const { said, heard } = await soundOf(page)
    const returned = (heard - before.heard) / (said - before.said)
    expect(returned, 'the part of the energy that came back').toBeGreaterThan(0.5)
    expect(returned, 'the part of the energy that came back').toBeLessThan(2)
  })
})

test('the microphone is asked for by the call, not before', async ({ arrive }) => {
  const { page, ...alice } = await arrive('alice', { permissions: [] })
  let asked = 0
  await page.exposeFunction('pressAllow', () => {
    asked++
    return page.context().grantPermissions(['microphone'])
  })
  await page.addInitScript(() => {
    const { pressAllow } = globalThis as typeof globalThis & { pressAllow(): Promise<void> }
    const { mediaDevices } = navigator
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices)
    // A page without a window to show the prompt in cannot wait for its answer, so it comes first.
    mediaDevices.getUserMedia = async (constraints) => {
      await pressAllow()
      return getUserMedia(constraints)
    }
  })
  await alice.trySandbox()
  await expect(alice.button('Call')).toBeVisible()
  expect(asked).toBe(0)

  await alice.call('echo')
  await alice.expectTalking('echo')
  expect(asked).toBe(1)
  await expectToHear(page)
})
