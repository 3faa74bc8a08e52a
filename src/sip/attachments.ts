/** What belongs to a session of SIP.js: its media handler, and which call it is. */

import type { Invitation, Inviter, Session } from 'sip.js'
import type { CallId } from '../phone/call.ts'
import type { CallMedia } from './media.ts'

export function createAttachments() {
  const mediaOf = new WeakMap<Session, CallMedia>()
  const idOf = new WeakMap<Session, CallId>()
  return {
    attachMedia: (session: Inviter | Invitation, media: CallMedia, id: CallId) => {
      mediaOf.set(session, media)
      idOf.set(session, id)
    },
    idOf: (session: Session) => idOf.get(session),
    /** For SIP.js, which asks for the handler when it needs one. */
    mediaFactory: (session: Session) => {
      const media = mediaOf.get(session)
      if (!media) throw new Error('A session that is not ours wants media.')
      return media
    },
  }
}
