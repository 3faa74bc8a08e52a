/** A call that is up, and what can be done with it besides hanging up: hold, digits, transfers, and keeping it alive. */

import type { Invitation, Inviter, Referral as SipReferral } from 'sip.js'
import type { CallId, Media, Party } from '../phone/call.ts'
import { PhoneError } from '../phone/errors.ts'
import type { SessionParts } from './callSession.ts'
import { createDigitQueue } from './digits.ts'
import { createReinviter } from './hold.ts'
import type { CallMedia } from './media.ts'
import { createMediaDoctor } from './mediaDoctor.ts'
import { readReferral } from './referral.ts'
import { createRefresher } from './refresh.ts'
import { createTransfers, type Transfers } from './transfer.ts'

export interface ConversationParts extends SessionParts {
  readonly id: CallId
  readonly session: Inviter | Invitation
  readonly media: CallMedia
  readonly ownsCallId: boolean
  readonly isUp: () => boolean
  readonly flow: () => Media | undefined
  /** Ends the call as handed on. */
  readonly leave: (to: Party) => void
  /** The far side does not know the call any more. */
  readonly gone: (sipStatus: number) => void
}

export interface Conversation {
  change(asking: 'hold' | 'resume'): Promise<void>
  sendDigits(digits: string): void
  /** Resolves when the digit that is being played is over. */
  digitOver(): Promise<void>
  readonly transfers: Transfers
  /** They ask us to call somebody else. */
  refer(asked: SipReferral): void
  flows(flow: Media): void
  /** Ways that were found late are told, where those that were told do not carry the sound. */
  tellLate(): void
  lineLost(): void
  lineBack(): void
  stop(): void
}

/** For ICE to find its way with what it has. */
const lateWait = 1000

export function createConversation(parts: ConversationParts): Conversation {
  const { id, session, media, report, clock, random, gone } = parts
  let held = false
  const mayAsk = () => parts.isUp() && parts.lineUp()

  const doctor = createMediaDoctor({ clock, mayTreat: mayAsk, restart: () => refresher.refresh(true) })
  const reinviter = createReinviter({
    ...{ session, media, clock, random },
    ownsCallId: parts.ownsCallId,
    agreed: (want) => {
      held = want === 'sendonly'
      if (parts.isUp()) report({ type: held ? 'call-held' : 'call-resumed', callId: id, by: 'us' })
    },
  })
  const refresher = createRefresher({
    ...{ clock, mayAsk, gone },
    ask: async (newPaths) => {
      if (newPaths) media.restartIce()
      await reinviter.agree()
    },
    isSick: doctor.isSick,
  })

  async function change(asking: 'hold' | 'resume'): Promise<void> {
    report({ type: 'call-asked', callId: id, asking })
    try {
      await reinviter.agree(asking === 'hold' ? 'sendonly' : 'sendrecv')
    } catch (error) {
      const sipStatus = error instanceof PhoneError ? error.sipStatus : undefined
      report({ type: 'call-refused', callId: id, asking, ...(sipStatus && { sipStatus }) })
      throw error
    }
  }

  const transfers = createTransfers({
    ...{ id, session, clock, report, gone },
    isHeld: () => media.want === 'sendonly',
    hold: () => change('hold'),
    resume: () => change('resume'),
    leave: parts.leave,
  })
  const digits = createDigitQueue({
    ...{ session, media, clock },
    how: () => parts.settings().dtmf,
    timing: () => parts.settings().dtmfTiming,
    sent: (digit, by) => report({ type: 'call-digits-sent', callId: id, digits: digit, by }),
    held: () => held || media.want === 'sendonly',
    lineUp: parts.lineUp,
  })
  const unfollow = parts.timers.follow(session.request.callId, refresher.agreed)

  return {
    change,
    sendDigits: digits.add,
    digitOver: digits.played,
    transfers,
    refer: (asked) => {
      const referral = readReferral(asked, session)
      if (!referral || !parts.referred(id, referral)) return void asked.reject({ statusCode: 603 })
      void asked.accept()
      referral.tell(100)
    },
    flows: doctor.flows,
    tellLate: () => {
      clock.after(lateWait, () => {
        if (parts.flow() !== 'flowing') void refresher.refresh(false)
      })
    },
    lineLost: () => {
      digits.lineLost()
      reinviter.lineLost()
    },
    lineBack: () => void refresher.refresh(doctor.isSick()),
    stop: () => {
      unfollow()
      refresher.stop()
      transfers.stop()
      digits.end()
      doctor.stop()
    },
  }
}
