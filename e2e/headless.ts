// People at a phone without a page of its own: the package as `npm start` serves it, each with a voice of one pitch.
import { type BrowserContext, expect, type Page } from '@playwright/test'
import type { PhoneOptions } from '../src/phone/options.ts'
import type { Phone } from '../src/phone/phone.ts'
import type { PhoneState } from '../src/phone/state.ts'
import { sandboxDomain, type User } from './phone.ts'
import { rememberConnections } from './sound.ts'

export interface Headless {
  readonly page: Page
  readonly user: User
  dial(who: string): Promise<string>
  /** Resolves with the id once the other has answered. */
  call(other: Headless): Promise<string>
  answer(): Promise<void>
  ask(method: 'split' | 'mute' | 'unmute' | 'hold' | 'resume' | 'hangUp', id: string): Promise<void>
  onlyCall(): Promise<string>
  conferences(): Promise<readonly string[]>
  merge(...ids: readonly string[]): Promise<void>
  /** The new one sings at this pitch; one of 0 Hz says nothing. */
  changeMicrophone(pitch: number): Promise<void>
  voice(): Promise<PhoneState['devices']['voice']>
  /** The last level that a meter told. */
  level(): Promise<number>
  /** Exactly these come in, over all calls together. */
  expectToHear(...pitches: readonly number[]): Promise<void>
}

export type WithPhone = typeof globalThis & {
  phone: Phone
  pitch: number
  remembered: RTCPeerConnection[]
  heardPitches: () => number[]
}

/** Runs before the page's own scripts: the microphone gives a steady tone, of the pitch that is set when it opens. */
export function singInto(pitch: number) {
  Object.assign(globalThis, { pitch })
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext()
    const out = context.createMediaStreamDestination()
    const tone = new OscillatorNode(context, { frequency: (globalThis as WithPhone).pitch })
    tone.connect(new GainNode(context, { gain: 0.3 })).connect(out)
    tone.start()
    return out.stream
  }
}

/** Runs before the page's own scripts: which pitches come in now, over all calls, in steps of 50 Hz. */
export function listenForPitches() {
  const analysers = new Map<MediaStreamTrack, AnalyserNode>()
  const loud = -50
  let context: AudioContext | undefined
  const heardPitches = () => {
    const listening = context ?? new AudioContext()
    context = listening
    const pitches = new Set<number>()
    for (const connection of (globalThis as WithPhone).remembered)
      for (const { track } of connection.getReceivers()) {
        if (connection.connectionState === 'closed') continue
        let analyser = analysers.get(track)
        if (!analyser) {
          analyser = new AnalyserNode(listening, { fftSize: 8192, smoothingTimeConstant: 0 })
          listening.createMediaStreamSource(new MediaStream([track])).connect(analyser)
          analysers.set(track, analyser)
        }
        const bins = new Float32Array(analyser.frequencyBinCount)
        analyser.getFloatFrequencyData(bins)
        bins.forEach((level, bin) => {
          const hertz = (bin * listening.sampleRate) / 8192
          const isPeak = level > loud && level >= (bins[bin - 1] ?? 0) && level >= (bins[bin + 1] ?? 0)
          if (isPeak) pitches.add(Math.round(hertz / 50) * 50)
        })
      }
    return [...pitches].sort((a, b) => a - b)
  }
  Object.assign(globalThis, { heardPitches })
}

export async function headlessAt(
  context: BrowserContext,
  user: User,
  pitch: number,
  more: Partial<PhoneOptions> = {},
): Promise<Headless> {
  await context.addInitScript(rememberConnections)
  await context.addInitScript(singInto, pitch)
  await context.addInitScript(listenForPitches)
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${process.env['STARTED_PORT']}/`)
  await page.evaluate(
    async ({ user, domain, more }) => {
      // Not a name for the compiler of this test: the page's own server knows it.
      const address = '/src/index.ts'
      const { createPhone } = (await import(address)) as typeof import('../src/index.ts')
      const phone = createPhone({
        server: `ws://${location.host}/sip`,
        domain,
        user,
        credentials: { password: `${user}-sandbox` },
        ...more,
      })
      Object.assign(globalThis, { phone })
      await phone.connect()
    },
    { user, domain: sandboxDomain, more },
  )
  return {
    page,
    user,
    dial: (who) => page.evaluate((who) => (globalThis as WithPhone).phone.call(who), who),
    call: async (other) => {
      const id = await page.evaluate((who) => (globalThis as WithPhone).phone.call(who), other.user)
      await other.answer()
      await expect.poll(() => phaseOf(page, id)).toBe('connected')
      return id
    },
    answer: async () => {
      const ringing = () =>
        page.evaluate(
          () =>
            (globalThis as WithPhone).phone.store
              .getState()
              .calls.find((call) => call.state.phase === 'ringing')?.id,
        )
      await expect.poll(ringing).toBeDefined()
      const id = await ringing()
      await page.evaluate((id) => (globalThis as WithPhone).phone.answer(id), id ?? '')
    },
    ask: (method, id) =>
      page.evaluate(({ method, id }) => (globalThis as WithPhone).phone[method](id), { method, id }),
    onlyCall: () => page.evaluate(() => (globalThis as WithPhone).phone.store.getState().calls[0]?.id ?? ''),
    conferences: () =>
      page.evaluate(() =>
        (globalThis as WithPhone).phone.store.getState().calls.flatMap((call) => call.conference ?? []),
      ),
    merge: (...ids) => page.evaluate((ids) => (globalThis as WithPhone).phone.merge(ids), ids),
    changeMicrophone: (pitch) =>
      page.evaluate((pitch) => {
        const to = globalThis as WithPhone
        to.pitch = pitch
        return to.phone.selectMicrophone(`sings ${pitch}`)
      }, pitch),
    voice: () => page.evaluate(() => (globalThis as WithPhone).phone.store.getState().devices.voice),
    level: () =>
      page.evaluate(
        () =>
          new Promise<number>((tell) => {
            const levels: number[] = []
            const stop = (globalThis as WithPhone).phone.watchLevel((level) => {
              // The first looks may be from before there was anything to look at.
              if (levels.push(level) < 4) return
              stop()
              tell(level)
            })
          }),
      ),
    expectToHear: (...pitches) =>
      expect
        .poll(() => page.evaluate(() => (globalThis as WithPhone).heardPitches()))
        .toEqual(pitches.toSorted((a, b) => a - b)),
  }
}

function phaseOf(page: Page, id: string) {
  return page.evaluate(
    (id) =>
      (globalThis as WithPhone).phone.store.getState().calls.find((call) => call.id === id)?.state.phase,
    id,
  )
}
