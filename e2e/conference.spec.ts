import { expect, test } from './test.ts'
import { pitch, threeVoices } from './voices.ts'

test('in a conference each hears exactly the two others, through mute, hold, another microphone and the split', async ({
  browser,
}) => {
  const { alice, bob, carol, leave } = await threeVoices(browser)
  const allHear = (alices: number[], bobs: number[], carols: number[]) =>
    Promise.all([alice.expectToHear(...alices), bob.expectToHear(...bobs), carol.expectToHear(...carols)])
  const everybody = () =>
    allHear([pitch.bob, pitch.carol], [pitch.alice, pitch.carol], [pitch.alice, pitch.bob])

  const withBob = await alice.call(bob)
  const withCarol = await alice.call(carol)
  await test.step('before: two calls apart', () => allHear([pitch.carol], [], [pitch.alice]))

  await alice.merge(withBob, withCarol)
  await test.step('merged', everybody)

  await alice.ask('mute', withBob)
  await test.step('muted for bob', () =>
    allHear([pitch.bob, pitch.carol], [pitch.carol], [pitch.alice, pitch.bob]))
  await alice.ask('unmute', withBob)
  await test.step('unmuted', everybody)

  await alice.ask('hold', withBob)
  await test.step('bob on hold', () => allHear([pitch.carol], [], [pitch.alice]))
  await alice.ask('resume', withBob)
  await test.step('bob back', everybody)

  await carol.ask('hold', await carol.onlyCall())
  await test.step('carol holds', () => allHear([pitch.bob], [pitch.alice], []))
  await carol.ask('resume', await carol.onlyCall())
  await test.step('carol back', everybody)

  await alice.changeMicrophone(900)
  await test.step('another microphone', () =>
    allHear([pitch.bob, pitch.carol], [900, pitch.carol], [900, pitch.bob]))

  await alice.ask('split', withBob)
  await test.step('split: bob in private, carol on hold', () => allHear([pitch.bob], [900], []))

  await alice.merge(withBob, withCarol)
  await test.step('merged again', () =>
    allHear([pitch.bob, pitch.carol], [900, pitch.carol], [900, pitch.bob]))
  await carol.ask('hangUp', await carol.onlyCall())
  await test.step('carol gone', () => allHear([pitch.bob], [900], []))
  expect(await alice.conferences()).toEqual([])
  await leave()
})
