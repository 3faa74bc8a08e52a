/** Goodbyes that must be heard: in dialogs that nobody here holds any more, and again when the line was away. */

import { type Core, UserAgent } from 'sip.js'
import type { Clock } from '../phone/clock.ts'
import type { KeptDialog } from '../phone/kept.ts'
import { isAnswer } from './reason.ts'

export interface Farewells {
  /** A BYE that must be heard: said again on every new line until the function that comes back is called. */
  oweBye(dialog: KeptDialog): () => void
  /** A call of ours that was given up, unanswered, while the line was away: `say` sends its CANCEL when it is back. */
  oweCancel(say: () => void): void
  /** The line is back. */
  sayAgain(userAgent: UserAgent): void
}

/** How long an unanswered BYE is worth repeating, ms: later the far side has noticed the silence. */
const worthSaying = 120_000

export function createFarewells(clock: Clock): Farewells {
  const owed = new Map<KeptDialog, number>()
  const cancels = new Map<() => void, number>()
  return {
    oweBye: (dialog) => {
      owed.set(dialog, clock.now())
      return () => owed.delete(dialog)
    },
    oweCancel: (say) => {
      cancels.set(say, clock.now())
    },
    sayAgain: (userAgent) => {
      for (const [say, since] of cancels) if (clock.now() - since <= worthSaying) say()
      cancels.clear()
      for (const [dialog, saidAt] of [...owed]) {
        if (clock.now() - saidAt > worthSaying) owed.delete(dialog)
        else sayGoodbye(userAgent, dialog, () => owed.delete(dialog))
      }
    },
  }
}

/** BYE in a dialog that nobody here holds any more, so that the far side does not listen to silence. */
export function sayGoodbye(userAgent: UserAgent, dialog: KeptDialog, heard = () => {}): void {
  const [target, local, remote] = [dialog.target, dialog.local, dialog.remote].map((uri) =>
    UserAgent.makeURI(uri),
  )
  if (!target || !local || !remote) return
  const core: Core.UserAgentCore = userAgent.userAgentCore
  const message = core.makeOutgoingRequestMessage('BYE', target, local, remote, {
    callId: dialog.callId,
    fromTag: dialog.localTag,
    toTag: dialog.remoteTag,
    // Beyond what a re-INVITE and its challenge may have used.
    cseq: dialog.cseq + 10,
    routeSet: [...dialog.routes],
  })
  const onAnswer = ({ message }: { message: Core.IncomingResponseMessage }) => {
    if (isAnswer(message)) heard()
  }
  core.request(message, { onAccept: onAnswer, onReject: onAnswer })
}

/** What it takes to say something in a dialog later. */
export function keptDialog(dialog: Core.SessionDialog, ours: boolean): KeptDialog {
  return {
    callId: dialog.callId,
    localTag: dialog.localTag,
    remoteTag: dialog.remoteTag,
    cseq: dialog.localSequenceNumber ?? 0,
    target: dialog.remoteTarget.toString(),
    local: dialog.localURI.toString(),
    remote: dialog.remoteURI.toString(),
    routes: [...dialog.routeSet],
    ours,
  }
}
