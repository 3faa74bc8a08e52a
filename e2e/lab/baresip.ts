// The remote control of a baresip phone: JSON in netstrings over TCP, and what it wrote down of what it heard.
import { readdirSync, readFileSync } from 'node:fs'
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

  return {
    /** all that happened since the connection was made, oldest first */
    events,
    dial: (uri: string) => command('dial', uri),
    hangUp: () => command('hangup'),
    has: (type: string) => events.some((event) => event.type === type),
    /** the digits that came in, in order */
    digits: () =>
      events.flatMap((event) => (event.type === 'CALL_DTMF_START' ? [event.param ?? ''] : [])).join(''),
    close: () => socket.destroy(),
  }
}

function isEvent(value: unknown): value is BaresipEvent {
  return typeof value === 'object' && value !== null && 'event' in value && 'type' in value
}

/** How loud the newest recording in the folder is, as the root mean square of its samples: 0 silence, 1 the loudest there is. */
export function loudness(folder: URL): number {
  // baresip puts the time into the name
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith('-dec.wav'))
    .sort()
    .at(-1)
  return newest === undefined ? 0 : rootMeanSquare(readFileSync(new URL(newest, folder)))
}

function rootMeanSquare(wav: Buffer): number {
  const start = wav.indexOf('data') + 8
  let sum = 0
  let count = 0
  for (let at = start; at + 1 < wav.length; at += 2, count += 1) sum += (wav.readInt16LE(at) / 32768) ** 2
  return count === 0 ? 0 : Math.sqrt(sum / count)
}
