/** Our own queue of digits: one at a time to the browser, because its queue loses them on fast keying and on hold. */

import type { Core, Session } from 'sip.js'
import type { Clock } from '../phone/clock.ts'
import type { CallMedia } from './media.ts'
import { isAnswer } from './reason.ts'

export interface DigitsParts {
  readonly session: Session
  readonly media: CallMedia
  readonly how: () => 'auto' | 'rtp' | 'info'
  readonly timing: () => { readonly duration: number; readonly gap: number }
  readonly sent: (digit: string, by: 'rtp' | 'info') => void
  /** Whether we hold the call: what is pressed then waits, as what is said then is not heard. */
  readonly held: () => boolean
  readonly lineUp: () => boolean
  readonly clock: Clock
}

export interface DigitQueue {
  add(digits: string): void
  /** Resolves when the one that is being played is over. */
  played(): Promise<void>
  /** The line went away: what was out by INFO is sent again when it is back. */
  lineLost(): void
  /** The call is over: what waits is forgotten. */
  end(): void
}

const commaPause = 2000
/** How often to look again while the far side cannot take digits (on hold, offer under way). */
const lookAgain = 100

export function createDigitQueue(parts: DigitsParts): DigitQueue {
  const { clock, media } = parts
  const waiting: string[] = []
  let working = false
  let over = false
  let playing: Promise<void> = Promise.resolve()
  let tellLost = () => {}

  const wait = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve))

  async function work() {
    if (working) return
    working = true
    for (let digit = waiting.shift(); digit !== undefined && !over; digit = waiting.shift()) {
      while (!over && !isTurnOf(digit)) await wait(lookAgain)
      if (over) break
      if (digit === ',') await wait(commaPause)
      else if (goesByRtp()) await sendByRtp(digit)
      else await sendByInfo(digit)
    }
    working = false
  }

  function goesByRtp(): boolean {
    const how = parts.how()
    return how === 'rtp' || (how === 'auto' && media.takesRtpDigits())
  }

  /** Asked anew at every look: while a digit waits for one thing, we may hold the call, or they take it another way. */
  function isTurnOf(digit: string): boolean {
    if (parts.held()) return false
    if (digit === ',') return true
    return goesByRtp() ? media.dtmf()?.canInsertDTMF === true : parts.lineUp()
  }

  async function sendByRtp(digit: string) {
    const dtmf = media.dtmf()
    if (over || !dtmf) return
    const { duration, gap } = parts.timing()
    const played = new Promise<void>((resolve) => {
      const done = (event: RTCDTMFToneChangeEvent) => {
        // The empty tone says that the browser's queue has run out.
        if (event.tone === '') finish()
      }
      const finish = () => {
        cancel()
        dtmf.removeEventListener('tonechange', done)
        resolve()
      }
      // A sender that stops in mid-tone strands it without an event (measured in Chromium).
      const cancel = clock.after(duration + gap + 1000, finish)
      dtmf.addEventListener('tonechange', done)
    })
    try {
      dtmf.insertDTMF(digit, duration, gap)
    } catch {
      // The sender stopped between the look and the call: try again when it can.
      waiting.unshift(digit)
      await wait(lookAgain)
      return
    }
    playing = played
    parts.sent(digit, 'rtp')
    await played
  }

  async function sendByInfo(digit: string) {
    const { duration, gap } = parts.timing()
    const toneOver = wait(duration + gap)
    const became = await ask(digit, duration)
    if (became === 'gone') over = true
    if (over) return
    if (became === 'answered') parts.sent(digit, 'info')
    else waiting.unshift(digit)
    await toneOver
  }

  /** `lost`: no answer came. More likely the digit was lost than the answer to it. */
  function ask(digit: string, duration: number) {
    return new Promise<'answered' | 'lost' | 'gone'>((resolve) => {
      tellLost = () => resolve('lost')
      const onReject = ({ message }: { message: Core.IncomingResponseMessage }) =>
        resolve(isAnswer(message) ? 'answered' : 'lost')
      const body = {
        contentDisposition: 'render',
        contentType: 'application/dtmf-relay',
        content: `Signal=${digit}\r\nDuration=${duration}\r\n`,
      }
      parts.session
        .info({
          requestOptions: { body },
          requestDelegate: { onAccept: () => resolve('answered'), onReject },
        })
        // The call ended under our hands: nothing to send any more.
        .catch(() => resolve('gone'))
    })
  }

  return {
    add: (digits) => {
      waiting.push(...digits.toUpperCase())
      void work()
    },
    played: () => playing,
    lineLost: () => tellLost(),
    end: () => {
      over = true
      tellLost()
      waiting.length = 0
    },
  }
}
