/** Answers to our re-INVITEs that SIP.js would end the call over, or never pass on. */

import type { Core } from 'sip.js'

/**
 * To be called before SIP.js sees the answer. A 200 without a description agrees to no change (RFC 3261 §13.2.1), but
 * the call stands as it did: SIP.js would hang up. It is told as a refusal with the status that it has. A redirection
 * is a refusal like others (§14.1): SIP.js would tell nobody, and let nothing else be asked for the rest of the call.
 */
export function heedOddAnswer(message: Core.IncomingResponseMessage, dialog: Core.SessionDialog): void {
  const asked = dialog.reinviteUserAgentClient
  const delegate = asked?.delegate
  if (!asked || !delegate || asked.message.cseq !== message.cseq) return
  // What is no answer yet, as 100 Trying, holds no description either.
  if ((message.statusCode ?? 0) < 200) return
  const refused = delegate.onReject
  asked.delegate = {
    ...delegate,
    ...(refused && { onRedirect: refused }),
    ...(isEmpty(message) && {
      onAccept: (response) => {
        response.ack()
        dialog.signalingStateRollback()
        refused?.(response)
      },
    }),
  }
}

const isEmpty = (message: Core.IncomingResponseMessage) =>
  !message.body || !/^\s*application\/sdp\b/i.test(message.getHeader('content-type') ?? '')
