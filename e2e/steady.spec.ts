// What a page is judged by besides its speed: nothing jumps, nothing of others holds it up, and small screens can be read.
import type { Page } from '@playwright/test'
import { legOf } from './flood.ts'
import { expectNoSidewaysScroll, expectNoViolations } from './looks.ts'
import { expectToHear } from './sound.ts'
import { expect, test } from './test.ts'

type WatchedPage = typeof globalThis & { shifts: readonly string[] }

/** Runs before the page's own scripts: what moved though nobody had just pressed anything, and by how much. */
function watchShifts() {
  const shifts: string[] = []
  Object.assign(globalThis, { shifts })
  interface Shift extends PerformanceEntry {
    readonly value: number
    readonly hadRecentInput: boolean
    readonly sources: readonly { readonly node?: Element }[]
  }
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries() as Shift[])
      if (!hadRecentInput)
        shifts.push(
          `${value.toFixed(4)}: ${sources.map(({ node }) => node?.className || node?.nodeName).join()}`,
        )
  }).observe({ type: 'layout-shift', buffered: true })
}

/** In the page: something that nobody pressed goes elsewhere. */
function jump() {
  const page = document.querySelector<HTMLElement>('.page')
  if (page) page.style.marginTop = page.style.marginTop ? '' : '150px'
}

const shiftsOf = (page: Page) => page.evaluate(() => (globalThis as WatchedPage).shifts)

/** So long after a press everything that moves is a jump (Layout Instability, "recent input"). */
const afterPress = (page: Page) => page.evaluate(() => new Promise((over) => setTimeout(over, 600)))

for (const width of [360, 1280])
  test(`nothing jumps from sign-in to the end of a call, nor when somebody calls (${width} px)`, async ({
    arrive,
  }) => {
    const { page, ...alice } = await arrive('alice', { viewport: { width, height: 740 } })
    await page.addInitScript(watchShifts)
    await alice.trySandbox()
    // As by a person's fingers: what follows a key is no jump.
    await alice.field.pressSequentially('echo')
    await alice.field.press('Enter')
    await alice.expectOpen('echo')
    await alice.hangUp('echo')
    await expect(alice.button('Call again')).toBeVisible()
    await page.request.post('/sandbox/call', { data: { from: '+15550100011', to: 'alice' } })
    await alice.expectToRing('+15550100011')
    expect(await shiftsOf(page)).toEqual([])

    // Whoever looks for jumps finds them.
    await expect
      .poll(async () => {
        await page.evaluate(jump)
        return shiftsOf(page)
      })
      .not.toEqual([])
    await alice.decline('+15550100011')
  })

for (const width of [360, 1280])
  for (const pane of ['History', 'People'] as const)
    test(`nothing jumps when callers give up, and ${pane} stays in sight (${width} px)`, async ({
      arrive,
    }) => {
      const { page, ...alice } = await arrive('alice', { viewport: { width, height: 740 } })
      await page.addInitScript(watchShifts)
      await alice.trySandbox()
      const tab = page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${pane}`) })
      await tab.filter({ visible: true }).click()
      // The first stands where nothing stood; what there is can be moved by the next.
      for (const [callers, from] of ['+15550100012', '+15550100013', '+15550100011'].entries()) {
        await page.request.post('/sandbox/call', { data: { from, to: 'alice', cancelAfter: 2500 } })
        await alice.expectToRing(from)
        await expect(alice.ringing(from)).toHaveCount(0)
        await expect(tab.filter({ visible: true })).toHaveAttribute('aria-current', 'page')
        const missed = pane === 'History' ? page.getByRole('listitem') : page.locator('.badge')
        if (pane === 'History') await expect(missed).toHaveCount(callers + 1)
        else await expect(missed.filter({ visible: true }).first()).toContainText(`${callers + 1}`)
      }
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))))
      expect(await shiftsOf(page)).toEqual([])
    })

test('what the platform tells late slides in where it belongs, and nothing jumps', async ({ arrive }) => {
  const alice = await arrive('alice', { viewport: { width: 1280, height: 900 } })
  const { page } = alice
  await page.addInitScript(watchShifts)
  await alice.trySandbox()
  await alice.call('echo')
  await alice.expectTalking('echo')
  await expect(alice.story().filter({ hasText: 'echo took the call' })).toHaveCount(1)
  const created_on = new Date().toISOString()
  const leg = { uuid: (await legOf(alice)) ?? '', direction: 'in', from: 'alice', to: 'echo' }
  await expectToHear(page)
  const late = { type: 'odd', message: 'told late', created_on, call: { ...leg, created_on } }
  await alice.hangUp('echo')
  await expect(alice.story().filter({ hasText: 'is closed' })).toHaveCount(1)
  await expect(alice.story().filter({ hasText: 'Call ended' })).toHaveCount(1)
  await afterPress(page)
  const before = await shiftsOf(page)
  await page.request.post('/sandbox/event', { data: late })
  await expect(alice.story().filter({ hasText: 'told late' })).toHaveCount(1)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))))
  const told = await alice.story().allTextContents()
  const where = (text: string) => told.findIndex((one) => one.includes(text))
  expect(where('told late')).toBeLessThan(where('Call ended'))
  expect(await shiftsOf(page)).toEqual(before)
})

for (const viewport of [
  { width: 320, height: 568 },
  { width: 1280, height: 740 },
])
  test(`an emergency number is told of as it is typed, moves nothing, and is called (${viewport.width} px)`, async ({
    arrive,
  }) => {
    const { page, ...alice } = await arrive('alice', { viewport })
    await page.addInitScript(watchShifts)
    await alice.trySandbox()
    const keypad = page.getByRole('group', { name: 'Keypad', exact: true })
    const places = () => Promise.all([keypad, alice.button('Call')].map((one) => one.boundingBox()))
    const before = await places()
    for (const digit of '911') await keypad.getByRole('button', { name: digit, exact: true }).click()
    const notice = page.locator('.identity').getByText('This phone cannot reliably reach emergency services.')
    await expect(notice).toBeInViewport({ ratio: 1 })
    await expect(page.locator('[aria-live=polite]').getByText('cannot reliably reach emergency')).toHaveCount(
      1,
    )
    expect(await places()).toEqual(before)
    await expectNoViolations(page)
    await afterPress(page)
    expect(await shiftsOf(page)).toEqual([])
    await alice.button('Call').click()
    await expect.poll(() => alice.sent('INVITE')[0]).toMatch(/^INVITE sip:911@/)
  })

test('an empty history stands still when it turns out that the platform can be asked for more', async ({
  arrive,
}) => {
  const { page, ...alice } = await arrive('alice', { viewport: { width: 1280, height: 740 } })
  await page.addInitScript(watchShifts)
  let letCome = () => {}
  const late = new Promise<void>((resolve) => {
    letCome = resolve
  })
  await page.route(/\/assets\/feed-.*\.js$/, (route) => late.then(() => route.continue()))
  await alice.trySandbox()
  await page.getByRole('navigation').getByRole('button', { name: 'History' }).click()
  await expect(page.getByRole('heading', { name: 'No calls yet' })).toBeVisible()
  const earlier = page.getByRole('button', { name: 'Show earlier calls' })
  await expect(earlier).toHaveCount(0)
  await afterPress(page)
  letCome()
  await expect(earlier).toBeVisible()
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))))
  expect(await shiftsOf(page)).toEqual([])
})

test('nobody else is asked for anything, and nothing but the page’s own styles holds up its first picture', async ({
  arrive,
}) => {
  const { page, ...alice } = await arrive('alice')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await alice.trySandbox()
  const { origin } = new URL(page.url())
  expect(asked.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('data:'))).toEqual([])
  const blocking = await page.evaluate(() =>
    (
      performance.getEntriesByType('resource') as (PerformanceResourceTiming & {
        renderBlockingStatus: string
      })[]
    )
      .filter(({ renderBlockingStatus }) => renderBlockingStatus === 'blocking')
      .map(({ name }) => new URL(name).pathname),
  )
  expect(blocking.filter((path) => !/^\/assets\/index-[^/]+\.css$/.test(path))).toEqual([])
})

test('on a small phone everything written can be read, and none of it is cut off', async ({ arrive }) => {
  const { page, ...alice } = await arrive('alice', { viewport: { width: 360, height: 640 } })
  const readable = async (where: string) => {
    expect(await page.evaluate(unreadable), where).toEqual([])
    await expectNoSidewaysScroll(page)
  }
  await page.goto('/?user=alice')
  await expect(alice.button('Try the sandbox')).toBeVisible()
  await readable('sign-in')
  await alice.trySandbox()
  await readable('home')
  await page.request.post('/sandbox/call', { data: { from: '+15550100011', to: 'alice' } })
  await alice.expectToRing('+15550100011')
  await readable('a call that rings')
  await alice.decline('+15550100011')
  await alice.call('echo')
  await alice.expectOpen('echo')
  await readable('a call')
  await alice.hangUp('echo')
  await expect(alice.button('Call again')).toBeVisible()
  await readable('a call that ended')
  for (const name of ['History', 'People']) {
    await page.getByRole('button', { name, exact: true }).last().click()
    await readable(name)
  }
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Settings', exact: true })).toBeVisible()
  await readable('settings')
})

/** In the page: text in sight that is smaller than 12 px, or cut off without the dots that say so. */
function unreadable(): readonly string[] {
  const found: string[] = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const said = text.textContent?.trim()
    const element = text.parentElement
    if (!said || !element?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    const { width, height } = element.getBoundingClientRect()
    // What is only for those who hear the page.
    if (width <= 1 || height <= 1 || element.closest('.unseen, [aria-live]')) continue
    const style = getComputedStyle(element)
    if (Number.parseFloat(style.fontSize) < 12) found.push(`${style.fontSize}: ${said}`)
    const range = document.createRange()
    range.selectNodeContents(text)
    const drawn = range.getBoundingClientRect()
    for (let box: Element | null = element; box; box = box.parentElement) {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(box)
      if (textOverflow === 'ellipsis' || overflowX === 'auto' || overflowY === 'auto') break
      const edge = box.getBoundingClientRect()
      const cut = overflowX !== 'visible' && (drawn.left < edge.left - 1 || drawn.right > edge.right + 1)
      if (cut) found.push(`cut off by ${box.className || box.nodeName}: ${said}`)
    }
  }
  return found
}
