import { test } from './test.ts'
import { pitch, threeVoices } from './voices.ts'

test('each voice reaches whom it is for and nobody else, through mute, hold and swap', async ({
  browser,
}) => {
  const { alice, bob, carol, leave } = await threeVoices(browser)
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
  await leave()
})
