import { type Headless, headlessAt } from './headless.ts'
import { test } from './test.ts'

/** No pitch is a multiple of another, or lies between two by their difference. */
const pitch = { alice: 500, bob: 700, carol: 1150 }

test('each voice reaches whom it is for and nobody else, through mute, hold and swap', async ({
  browser,
}) => {
  const contexts = await Promise.all([0, 1, 2].map(() => browser.newContext({ permissions: ['microphone'] })))
  const [alice, bob, carol] = (await Promise.all(
    (['alice', 'bob', 'carol'] as const).map((user, i) => {
      const context = contexts[i]
      if (!context) throw new Error('a context is missing')
      return headlessAt(context, user, pitch[user])
    }),
  )) as [Headless, Headless, Headless]
  const allHear = (step: string, alices: number[], bobs: number[], carols: number[]) =>
    test.step(step, () =>
      Promise.all([alice.expectToHear(...alices), bob.expectToHear(...bobs), carol.expectToHear(...carols)]),
    )

  const withBob = await alice.call(bob)
  await allHear('alice and bob', [pitch.bob], [pitch.alice], [])
  await alice.ask('mute', withBob)
  await allHear('alice is muted', [pitch.bob], [], [])
  await bob.ask('mute', await bob.onlyCall())
  await allHear('both are muted', [], [], [])
  await alice.ask('unmute', withBob)
  await allHear('bob is muted', [], [pitch.alice], [])
  await bob.ask('unmute', await bob.onlyCall())
  await allHear('nobody is muted', [pitch.bob], [pitch.alice], [])

  const withCarol = await alice.call(carol)
  await allHear('alice and carol, bob on hold', [pitch.carol], [], [pitch.alice])
  await alice.ask('mute', withCarol)
  await allHear('alice is muted for carol', [pitch.carol], [], [])
  await alice.ask('resume', withBob)
  await allHear('swapped to bob, for whom she is not', [pitch.bob], [pitch.alice], [])
  await alice.ask('resume', withCarol)
  await allHear('swapped back to carol, for whom she still is', [pitch.carol], [], [])
  await alice.ask('unmute', withCarol)
  await allHear('and is no more', [pitch.carol], [], [pitch.alice])
  await alice.ask('hold', withCarol)
  await allHear('both on hold', [], [], [])
  await alice.ask('resume', withBob)
  await allHear('bob again', [pitch.bob], [pitch.alice], [])
  await Promise.all(contexts.map((context) => context.close()))
})
