import type { Person } from './phone.ts'
import { expectToHear } from './sound.ts'
import { expect, test } from './test.ts'

const small = { viewport: { width: 320, height: 568 } }

type WithPlugs = typeof globalThis & {
  remembered: RTCPeerConnection[]
  pull(label: string): void
  plug(label: string): void
}

/** The microphones whose tracks go out and are alive, by name. */
const sending = ({ page }: Person) =>
  page.evaluate(() =>
    (globalThis as WithPlugs).remembered
      .filter((connection) => connection.connectionState === 'connected')
      .flatMap((connection) => connection.getSenders())
      .flatMap(({ track }) => (track?.readyState === 'live' && track.enabled ? [track.label] : [])),
  )

test('the microphone pulled out in a call gives way to another, and takes over again when it is back', async ({
  arrive,
  online,
}) => {
  const [alice, bob] = await Promise.all([arrive('alice', small), online('bob')])
  await alice.page.addInitScript(pretendPlugs)
  await alice.trySandbox()
  await alice.call('bob')
  await bob.answer('alice')
  await expectToHear(bob.page)
  await alice.callWith('bob').getByRole('button', { name: 'Sound', exact: true }).click()
  const sheet = alice.page.getByRole('dialog', { name: 'Sound', exact: true })
  const microphone = sheet.getByLabel('Microphone', { exact: true })
  const chosen = (await microphone.getByRole('option').allTextContents()).at(-1) ?? ''
  await microphone.selectOption({ label: chosen })
  await expect.poll(() => sending(alice)).toEqual([chosen])
  await expectToHear(bob.page)

  await alice.page.evaluate((label) => (globalThis as WithPlugs).pull(label), chosen)
  await expect(sheet).toContainText(`${chosen} was unplugged; now using`)
  await expect.poll(() => sending(alice)).toEqual([expect.not.stringContaining(chosen)])
  await expectToHear(bob.page)
  await alice.expectTalking('bob')

  await alice.page.evaluate((label) => (globalThis as WithPlugs).plug(label), chosen)
  await expect(sheet).toContainText(`${chosen} was plugged in and is used now`)
  await expect.poll(() => sending(alice)).toEqual([chosen])
  await expectToHear(bob.page)
})

/**
 * Runs in the page before its own scripts: `pull` and `plug` do to one of the test browser's microphones what a hand
 * does to a cable. Its tracks end, all of them; it is listed no more; who asks for it gets another; and it is told.
 */
function pretendPlugs() {
  const { mediaDevices } = navigator
  const list = mediaDevices.enumerateDevices.bind(mediaDevices)
  const open = mediaDevices.getUserMedia.bind(mediaDevices)
  const clone = MediaStreamTrack.prototype.clone
  const pulled = new Set<string>()
  const tracks = new Set<MediaStreamTrack>()
  MediaStreamTrack.prototype.clone = function (this: MediaStreamTrack) {
    const copy = clone.call(this)
    tracks.add(copy)
    return copy
  }
  mediaDevices.enumerateDevices = async () => (await list()).filter(({ label }) => !pulled.has(label))
  mediaDevices.getUserMedia = async (wanted) => {
    const stream = await open(wanted)
    const [track] = stream.getAudioTracks()
    if (!track || !pulled.has(track.label)) {
      if (track) tracks.add(track)
      return stream
    }
    track.stop()
    const left = (await mediaDevices.enumerateDevices()).find(({ kind }) => kind === 'audioinput')
    if (!left) throw new DOMException('Requested device not found', 'NotFoundError')
    return mediaDevices.getUserMedia({ audio: { deviceId: { exact: left.deviceId } } })
  }
  Object.assign(globalThis, {
    pull: (label: string) => {
      pulled.add(label)
      for (const track of tracks) {
        if (track.label !== label || track.readyState === 'ended') continue
        track.stop()
        track.dispatchEvent(new Event('ended'))
      }
      mediaDevices.dispatchEvent(new Event('devicechange'))
    },
    plug: (label: string) => {
      pulled.delete(label)
      mediaDevices.dispatchEvent(new Event('devicechange'))
    },
  })
}
