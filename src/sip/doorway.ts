/** A call that comes before the phone can ring for it waits, and with it what else comes of it, a CANCEL say. */

import type { Soon } from '../phone/soon.ts'

/** More than any caller sends in good faith in so short a time; what comes beyond is refused by SIP.js. */
const mostWaiting = 20

/** `receive` gets each message: a new INVITE, and what comes behind it in its Call-ID, when `soon` is here. */
export function createDoorway(soon: Soon<unknown>, receive: (text: string) => void): (text: string) => void {
  /** Their Call-IDs, in the order in which they came. */
  const waiting: string[] = []
  return (text) => {
    const head = text.slice(0, text.search(/\r?\n\r?\n/))
    const callId = /^(?:Call-ID|i)[ \t]*:[ \t]*(\S+)/im.exec(head)?.[1] ?? ''
    const begins = /^[\r\n]*INVITE /.test(head) && !/^(?:To|t)[ \t]*:.*;[ \t]*tag[ \t]*=/im.test(head)
    if (!(begins || waiting.includes(callId)) || waiting.length >= mostWaiting) return receive(text)
    waiting.push(callId)
    soon.use(() => {
      waiting.shift()
      receive(text)
    })
  }
}
