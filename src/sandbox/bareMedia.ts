/**
 * Session descriptions as FreeSWITCH writes them: no mid, no BUNDLE group, no rtcp-rsize, no direction where it is
 * sendrecv; the first offer says RTP/SAVPF. While it is held it offers to listen only.
 */

import type { RobotMedia } from './robotMedia.ts'
import { answerTo, directionOf, sends } from './sdp.ts'

export function speakBarely(media: RobotMedia): RobotMedia {
  let held = false
  return {
    ...media,
    async answer(offer) {
      held = !hears(offer)
      return bare(await media.answer(offer))
    },
    async offer() {
      return bare(await media.offer()).replace(/^(m=audio \d+) UDP\/TLS\/RTP\/SAVPF/m, '$1 RTP/SAVPF')
    },
    async offerAgain(direction) {
      const sdp = await media.offerAgain(direction)
      return bare(held ? sdp.replace(/^a=sendrecv/m, 'a=recvonly') : sdp)
    },
  }
}

/** Whether who describes this wants to hear anything. */
const hears = (sdp: string): boolean => sends(answerTo(directionOf(sdp)))

export const bare = (sdp: string): string =>
  sdp.replace(/^a=(?:mid:.*|group:BUNDLE.*|rtcp-rsize|sendrecv)[ \t]*\r?\n/gm, '')
