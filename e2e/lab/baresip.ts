// The remote control of a baresip phone: JSON in netstrings over TCP, and what it wrote down of what it heard.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { connect } from 'node:net'

export interface BaresipEvent {
  readonly type: string
  readonly param?: string
  readonly peeruri?: string
}

export type Baresip = Awaited<ReturnType<typeof connectBaresip>>

export async function connectBaresip(port: number) {
  const socket = connect(port, '127.0.0.1')
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  const events: BaresipEvent[] = []
  let unread = Buffer.alloc(0)

  socket.on('data', (chunk) => {
    unread = Buffer.concat([unread, chunk])
    for (let message = takeNetstring(); message !== undefined; message = takeNetstring()) {
      const parsed: unknown = JSON.parse(message)
      if (isEvent(parsed)) events.push(parsed)
    }
  })

  // "12:hello world!," → hello world!
  function takeNetstring(): string | undefined {
    const colon = unread.indexOf(':')
    if (colon < 0) return undefined
    const end = colon + 1 + Number(unread.subarray(0, colon).toString())
    if (unread.length <= end) return undefined
    const text = unread.subarray(colon + 1, end).toString()
    unread = unread.subarray(end + 1)
    return text
  }

  function command(name: string, params = '') {
    const text = JSON.stringify({ command: name, params })
    socket.write(`${Buffer.byteLength(text)}:${text},`)
  }

  const count = (type: string) => events.filter((event) => event.type === type).length

  return {
    /** all that happened since the connection was made, oldest first */
    events,
    dial: (uri: string) => command('dial', uri),
    hangUp: () => command('hangup'),
    hold: () => command('hold'),
    resume: () => command('resume'),
    /** Asks the other side of its call to call this one instead. */
    transfer: (uri: string) => command('transfer', uri),
    has: (type: string) => count(type) > 0,
    isInCall: () => count('CALL_ESTABLISHED') > count('CALL_CLOSED'),
    /** the digits that came in, in order */
    digits: () =>
      events.flatMap((event) => (event.type === 'CALL_DTMF_START' ? [event.param ?? ''] : [])).join(''),
    close: () => socket.destroy(),
  }
}

function isEvent(value: unknown): value is BaresipEvent {
  return typeof value === 'object' && value !== null && 'event' in value && 'type' in value
}

/**
 * How loud it is what the phone hears from now on, as the root mean square of the samples that it writes down: 0
 * silence, 1 the loudest there is.
 */
export function loudnessFromNow(folder: URL): () => number {
  const lengths = new Map(recordings(folder).map((file) => [file.href, statSync(file).size]))
  const samplesSince = (file: URL) => {
    const length = Math.max(lengths.get(file.href) ?? 0, wavHeaderBytes)
    // the calls of earlier tests are long over
    return statSync(file).size > length ? [readFileSync(file).subarray(length)] : []
  }
  return () => rootMeanSquare(Buffer.concat(recordings(folder).flatMap(samplesSince)))
}

// baresip also writes what it sends, as …-enc.wav
const recordings = (folder: URL) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('-dec.wav'))
    .map((name) => new URL(name, folder))

// The header says how much follows only once the call is over, so it is not asked.
const wavHeaderBytes = 44

function rootMeanSquare(samples: Buffer): number {
  const count = Math.floor(samples.length / 2)
  let sum = 0
  for (let index = 0; index < count; index += 1) sum += (samples.readInt16LE(index * 2) / 32768) ** 2
  return count === 0 ? 0 : Math.sqrt(sum / count)
}
