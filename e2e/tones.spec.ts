import { headlessAt, type WithPhone } from './headless.ts'
import { expectNoViolations } from './looks.ts'
import { levelsOf, pitchesOf, tapSpeaker } from './speakerTap.ts'
import type { pitchesIn, rhythmIn } from './spectrum.ts'
import { expect, test } from './test.ts'

type Spectrum = { readonly pitchesIn: typeof pitchesIn; readonly rhythmIn: typeof rhythmIn }

type Tone = readonly [pitches: readonly number[], rhythm: readonly number[]]

// Written out again on purpose, by ITU-T E.180 Supplement 2: what is played is held against what should be. A
// modulated tone shows its carrier and a side band on each side.
const zones: Readonly<Record<string, Readonly<Record<string, Tone>>>> = {
  US: {
    ringback: [
      [440, 480],
      [2000, 4000],
    ],
    busy: [
      [480, 620],
      [500, 500],
    ],
    congestion: [
      [480, 620],
      [250, 250],
    ],
    'call-waiting': [[440], [300, 10000]],
  },
  GB: {
    ringback: [
      [400, 450],
      [400, 200, 400, 2000],
    ],
    busy: [[400], [375, 375]],
    congestion: [[400], [400, 350, 225, 525]],
    'call-waiting': [[400], [100, 4000]],
  },
  DE: {
    ringback: [[425], [1000, 4000]],
    busy: [[425], [480, 480]],
    congestion: [[425], [240, 240]],
    'call-waiting': [[425], [200, 200, 200, 5000]],
  },
  FR: {
    ringback: [[440], [1500, 3500]],
    busy: [[440], [500, 500]],
    congestion: [[440], [250, 250]],
    'call-waiting': [[440], [300, 10000]],
  },
  ES: {
    ringback: [[425], [1500, 3000]],
    busy: [[425], [200, 200]],
    congestion: [[425], [200, 200, 200, 200, 200, 600]],
    'call-waiting': [[425], [175, 175, 175, 3500]],
  },
  IT: {
    ringback: [[425], [1000, 4000]],
    busy: [[425], [500, 500]],
    congestion: [[425], [200, 200]],
    'call-waiting': [[425], [400, 100, 250, 100, 150, 14000]],
  },
  AU: {
    ringback: [
      [413, 438],
      [400, 200, 400, 2000],
    ],
    busy: [[425], [375, 375]],
    congestion: [[425], [375, 375]],
    'call-waiting': [[425], [200, 200, 200, 4400]],
  },
  JP: {
    ringback: [
      [385, 400, 415],
      [1000, 2000],
    ],
    busy: [[400], [500, 500]],
    congestion: [[400], [500, 500]],
    'call-waiting': [
      [384, 400, 416],
      [500, 8000],
    ],
  },
  IN: {
    ringback: [
      [375, 400, 425],
      [400, 200, 400, 2000],
    ],
    busy: [[400], [750, 750]],
    congestion: [[400], [250, 250]],
    'call-waiting': [[400], [200, 100, 200, 7500]],
  },
  BR: {
    ringback: [[425], [1000, 4000]],
    busy: [[425], [250, 250]],
    congestion: [[425], [250, 250, 750, 250]],
    'call-waiting': [[425], [50, 1000]],
  },
  CN: {
    ringback: [[450], [1000, 4000]],
    busy: [[450], [350, 350]],
    congestion: [[450], [700, 700]],
    'call-waiting': [[450], [400, 4000]],
  },
}
const everywhere: Readonly<Record<string, Tone>> = {
  'special-information': [
    [950, 1400, 1800],
    [990, 1000],
  ],
  ended: [[425], [120, 120]],
}

const wanted = Object.entries(zones).flatMap(([zone, tones]) =>
  Object.entries({ ...tones, ...everywhere }).map(([name, tone]) => ({ zone, name, tone })),
)

test(`the player gives ${wanted.length} tones of ${Object.keys(zones).length} countries their pitches and rhythm`, async ({
  page,
}) => {
  await page.goto(`http://127.0.0.1:${process.env['STARTED_PORT']}/`)
  const found = await page.evaluate(async (wanted) => {
    // Not names for the compiler of this test: the page's own server knows them.
    const [player, spectrum] = ['/src/audio/player.ts', '/e2e/spectrum.ts']
    const { createPlayer } = (await import(player)) as typeof import('../src/audio/player.ts')
    const { pitchesIn, rhythmIn } = (await import(spectrum)) as Spectrum
    const rate = 8000
    return Promise.all(
      wanted.map(async ({ zone, name, tone: [, rhythm] }) => {
        const periodMs = rhythm.reduce((sum, ms) => sum + ms, 0)
        const context = new OfflineAudioContext(1, (rate * (2 * periodMs + 200)) / 1000, rate)
        const output = { open: () => context, sendTo: () => undefined }
        createPlayer({
          output: output as never,
          now: () => 0,
          region: () => zone,
          ring: () => ({ ringtone: 'warble', volume: 1 }),
          deviceFor: () => '',
        }).play({ name: name as 'busy' })
        const samples = (await context.startRendering()).getChannelData(0)
        return {
          zone,
          name,
          rhythm: rhythmIn(samples, rate).slice(0, rhythm.length * 2),
          pitches: pitchesIn(samples.subarray(0, (rate * (rhythm[0] ?? 0)) / 1000), rate),
          peak: samples.reduce((most, sample) => Math.max(most, sample), 0),
        }
      }),
    )
  }, wanted)
  for (const [index, { zone, name, tone }] of wanted.entries()) {
    const { rhythm, pitches, peak } = found[index] ?? { rhythm: [], pitches: [], peak: 0 }
    const say = `${name} of ${zone}: ${pitches.join('+')} Hz ${rhythm.join('/')} ms`
    expect(pitches.length, say).toBe(tone[0].length)
    for (const [n, hertz] of tone[0].entries())
      expect(Math.abs((pitches[n] ?? 0) - hertz), say).toBeLessThan(3)
    expect(rhythm.length, say).toBeGreaterThan(tone[1].length)
    for (const [n, ms] of rhythm.slice(0, -1).entries())
      expect(Math.abs(ms - (tone[1][n % tone[1].length] ?? 0)), say).toBeLessThan(20)
    // Over a voice softly, and never as loud as a ringtone.
    expect(peak, say).toBeLessThan(name === 'call-waiting' ? 0.08 : 0.2)
  }
})

test('a call that comes to nothing is heard to: busy, no such number, away, declined', async ({
  browser,
}) => {
  for (const [robot, pitches] of [
    ['busy', [480, 620]],
    ['missing', [950, 1400, 1800]],
    ['away', [480, 620]],
    ['declines', [425]],
  ] as const)
    await test.step(robot, async () => {
      const context = await browser.newContext({ permissions: ['microphone'] })
      await context.addInitScript(tapSpeaker, { steady: false })
      const alice = await headlessAt(context, 'alice', 500, { region: 'US' })
      await alice.dial(robot)
      const inSteps = pitches.map((hertz) => Math.round(hertz / 25) * 25)
      await expect.poll(() => pitchesOf(alice.page)).toEqual(inSteps)
      await context.close()
    })
})

test('our ringback gives way to what the line plays at its first sound, without a gap', async ({
  browser,
}) => {
  const context = await browser.newContext({ permissions: ['microphone'] })
  await context.addInitScript(tapSpeaker, { steady: true })
  const alice = await headlessAt(context, 'alice', 500, { region: 'US' })
  // The meter takes a moment to stand: keys are pressed until it hears one.
  const keyHeard = async () => {
    await alice.page.evaluate(() => (globalThis as WithPhone).phone.playKeyTone('5'))
    return (await levelsOf(alice.page)).some(([ours]) => ours > 0.01)
  }
  await expect.poll(keyHeard).toBe(true)
  await expect.poll(async () => (await levelsOf(alice.page)).at(-1)?.[0]).toBeLessThan(0.001)
  const before = (await levelsOf(alice.page)).length
  await alice.dial('early')
  const heard = async () => (await levelsOf(alice.page)).filter(([, theirs]) => theirs > 0.01).length
  await expect.poll(heard).toBeGreaterThan(60)

  const levels = (await levelsOf(alice.page)).slice(before)
  const frameMs = 256 / 48
  const lastOfOurs = levels.findLastIndex(([ours]) => ours > 0.01)
  const firstOfTheirs = levels.findIndex(([, theirs]) => theirs > 0.01)
  const ringback = levels.slice(0, lastOfOurs).filter(([ours]) => ours > 0.01).length
  expect(ringback * frameMs, 'ms of ringback before').toBeGreaterThan(20)
  const gap = (firstOfTheirs - lastOfOurs) * frameMs
  expect(gap, 'ms from ours to theirs').toBeLessThan(50)
  // No more than the fade that keeps it from clicking.
  expect(gap, 'ms from ours to theirs').toBeGreaterThan(-30)
  await context.close()
})

test('a key of the dial pad is heard, holding 0 gives +, and the ring is chosen by ear and stays chosen', async ({
  arrive,
}) => {
  const alice = await arrive('alice')
  const { page } = alice
  // A key is over before the analyser's window is full.
  await page.addInitScript(tapSpeaker, { steady: false, loud: -55 })
  await alice.trySandbox()
  const key = (name: string) =>
    page.getByRole('group', { name: 'Keypad', exact: true }).getByRole('button', { name, exact: true })
  const heard = async (press: () => Promise<void>, ...pitches: readonly number[]) => {
    const inSteps = pitches.map((hertz) => Math.round(hertz / 25) * 25)
    await expect
      .poll(async () => {
        await press()
        const all = await pitchesOf(page)
        return inSteps.filter((hertz) => all.includes(hertz))
      })
      .toEqual(inSteps)
  }
  await heard(() => key('5').click(), 770, 1336)
  const field = page
    .getByRole('combobox', { name: 'Name or number', exact: true })
    .or(page.getByRole('textbox', { name: 'Name or number', exact: true }))
  await field.fill('')
  await key('0').hover()
  await page.mouse.down()
  await expect(field).toHaveValue('+')
  await page.mouse.up()
  await key('4').click()
  await expect(field).toHaveValue('+4')

  const sound = page.getByRole('dialog', { name: 'Sound', exact: true })
  const open = () => page.getByRole('button', { name: /^Sound:/ }).click()
  await open()
  await sound.getByLabel('Ringtone', { exact: true }).selectOption('Chime')
  await sound.getByLabel('Ringer volume', { exact: true }).fill('70')
  const play = sound.getByRole('button', { name: 'Play a sample', exact: true })
  await heard(() => play.click(), 1047, 1319, 1568)
  await expectNoViolations(page)

  await alice.trySandbox()
  await open()
  await expect(sound.getByLabel('Ringtone', { exact: true })).toHaveValue('chime')
  await expect(sound.getByLabel('Ringer volume', { exact: true })).toHaveValue('70')
})
