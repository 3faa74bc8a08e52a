/** The digits that robots heard, call by call (`GET /sandbox/digits`). */

import { createDigitEar, type DigitEar, type Press } from './digitEar.ts'
import { header, type SipRequest } from './message.ts'

export interface HeardDigit extends Press {
  readonly by: 'rtp' | 'info'
  /** When it was heard, ms since 1970. */
  readonly at: number
}

export interface DigitCall {
  /** The SIP Call-ID. */
  readonly callId: string
  /** Who the robot talks with. */
  readonly user: string
  readonly robot: string
}

/** What one call of a robot hears. */
export interface CallEars extends DigitEar {
  /** Digits in an INFO; false when there are none in it. */
  read(info: SipRequest): boolean
}

export interface DigitLog {
  open(call: DigitCall): CallEars
  /** The latest call first. */
  find(wanted: { callId?: string; user?: string }): readonly unknown[]
}

const mostCalls = 200

export function createDigitLog(
  told: (call: DigitCall, digit: HeardDigit) => void = () => undefined,
): DigitLog {
  const calls: { readonly call: DigitCall; readonly heard: HeardDigit[] }[] = []

  function open(call: DigitCall): CallEars {
    const heard: HeardDigit[] = []
    calls.unshift({ call, heard })
    calls.splice(mostCalls)

    function note(digit: HeardDigit, late = 0) {
      heard.splice(Math.max(0, heard.length - late), 0, digit)
      told(call, digit)
    }
    return {
      ...createDigitEar((press, late) =>
        // The ear goes on counting how long it lasts.
        note(Object.assign(press, { by: 'rtp' as const, at: Date.now() }), late),
      ),
      read(info) {
        const press = pressIn(info)
        if (press) note({ ...press, by: 'info', at: Date.now() })
        return press !== undefined
      },
    }
  }

  return {
    open,
    find: ({ callId, user }) =>
      calls
        .filter(({ call }) => callId === undefined || call.callId === callId)
        .filter(({ call }) => user === undefined || call.user === user)
        .map(({ call, heard }) => ({ ...call, digits: heard.map(({ digit }) => digit).join(''), heard })),
  }
}

/** `application/dtmf-relay` says `Signal=5` and how long, `application/dtmf` is the digit alone. No RFC has them. */
function pressIn(info: SipRequest): Press | undefined {
  const type = (header(info, 'content-type') ?? '').replace(/\s*;.*$/, '').toLowerCase()
  if (type === 'application/dtmf-relay') {
    const digit = /^\s*Signal\s*=\s*([0-9*#A-D])\s*$/im.exec(info.body)?.[1]
    const ms = Number(/^\s*Duration\s*=\s*(\d{1,5})\s*$/im.exec(info.body)?.[1] ?? 0)
    return digit === undefined ? undefined : { digit: digit.toUpperCase(), ms }
  }
  const digit = type === 'application/dtmf' ? /^\s*([0-9*#A-D])\s*$/i.exec(info.body)?.[1] : undefined
  return digit === undefined ? undefined : { digit: digit.toUpperCase(), ms: 0 }
}
