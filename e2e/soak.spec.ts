// The long runs in a browser: `npm run soak -- pages browserCalls digits flood` runs all of them, `npm test` a part.
import { chanceOf, isSoak, seed, share } from '../test/soak/measure.ts'
import { countLiving, heapMegabytes } from './alive.ts'
import { median } from './bench/rows.ts'
import { openFixture } from './fixture.ts'
import { flood } from './flood.ts'
import { test } from './outages.ts'
import { goOnline, makeCalls, someCalls } from './soak/browserCalls.ts'
import { typeDigits } from './soak/digits.ts'
import { pageRound } from './soak/rounds.ts'
import { expect } from './test.ts'

for (const round of Array.from({ length: share(50) }, (_, index) => seed + index))
  test(`pages: the server fails at random, and nothing is stuck when it is back (round ${round})`, async ({
    online,
  }) => {
    await pageRound(await online('alice'), round)
  })

const calls = share(2000)
const inOneGo = 250

test(`browserCalls: ${calls} calls in one page, and none fails (seed ${seed})`, async ({ browser }) => {
  test.setTimeout(60_000 + calls * 1000)
  // Not a person's page: that one remembers its peer connections, and Chromium refuses the 501st.
  const context = await browser.newContext({ permissions: ['microphone'] })
  const page = await context.newPage()
  await openFixture(page)
  const cdp = await page.context().newCDPSession(page)
  await goOnline(page)
  const chance = chanceOf(seed)
  // After the first, so that what is made once and kept is no growth.
  expect(await makeCalls(page, ['out'])).toEqual([])
  const heapBefore = await heapMegabytes(cdp)
  const began = performance.now()
  const kinds = someCalls(calls, chance)
  const failures: string[] = []
  for (let made = 0; made < calls; made += inOneGo) {
    if (made) console.log(`${made} of ${calls} calls, ${failures.length} failed`)
    failures.push(...(await makeCalls(page, kinds.slice(made, made + inOneGo))))
  }
  const seconds = (performance.now() - began) / 1000
  const peers = await countLiving(cdp, 'RTCPeerConnection')
  const heapAfter = await heapMegabytes(cdp)
  console.log(
    `${calls} calls in ${seconds.toFixed(1)} s (${((seconds * 1000) / calls).toFixed(0)} ms each), ${failures.length} failed; ` +
      `heap ${heapBefore.toFixed(1)} MB before, ${heapAfter.toFixed(1)} MB after; ${peers} live peer connections`,
  )
  expect(failures).toEqual([])
  expect(peers).toBe(0)
  expect(await countLiving(cdp, 'MediaStreamTrack')).toBe(0)
  await context.close()
})

const digits = isSoak ? 10_000 : 600

test(`digits: ${digits} digits typed into nine calls, through swaps and holds, are heard once each and in order (seed ${seed})`, async ({
  browser,
}) => {
  test.setTimeout(60_000 + digits * 300)
  const people = ['alice', 'bob', 'carol'] as const
  const found = await Promise.all(
    people.map(async (user, at) => {
      const context = await browser.newContext({ permissions: ['microphone'] })
      const page = await context.newPage()
      await openFixture(page)
      const part = Math.ceil((digits * (at + 1)) / 3) - Math.ceil((digits * at) / 3)
      const result = await typeDigits(page, user, part, chanceOf(seed + at))
      await context.close()
      return result
    }),
  )
  const typed = found.flatMap((one) => one.typed)
  expect(typed.join('')).toHaveLength(digits)
  expect(found.flatMap((one) => one.heard)).toEqual(typed)
})

const seconds = isSoak ? 60 : 10

test(`flood: 1,000 events a second for ${seconds} s hold up neither the page nor the call`, async ({
  online,
}) => {
  test.setTimeout(180_000 + seconds * 3000)
  const alice = await online('alice')
  const found = await flood(alice, 1000, seconds)
  const { worstTask, worstFrame, answers, heapGrown, told } = found
  console.log(
    `longest task ${worstTask.toFixed(0)} ms of the processor, worst frame with ${worstFrame.toFixed(0)} ms of scripts by the clock; ` +
      `Mute answers in ${median(answers).toFixed(0)} ms, at worst ${Math.max(...answers).toFixed(0)} ms; ` +
      `${told} told, heap grown by ${heapGrown.toFixed(0)} MB`,
  )
  expect(worstTask).toBeLessThan(50)
  expect(median(answers)).toBeLessThan(100)
  // What is waiting to be read is bounded; on a machine with time to spare nothing is left out.
  expect(told).toBeGreaterThan(4000)
  expect(heapGrown).toBeLessThan(20 + seconds * 2)
  await alice.hangUp('echo')
  await alice.expectSaid('echo', 'Call ended')
})
