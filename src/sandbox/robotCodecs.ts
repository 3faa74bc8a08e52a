/** What robots can hear and say. */

import { RTCRtpCodecParameters } from 'werift'

const codec = (name: string, clockRate: number, payloadType: number, channels = 1) =>
  new RTCRtpCodecParameters({ mimeType: `audio/${name}`, clockRate, channels, payloadType })

export const audioCodecs = [
  codec('opus', 48000, 111, 2),
  codec('PCMU', 8000, 0),
  codec('PCMA', 8000, 8),
  codec('telephone-event', 48000, 110),
  codec('telephone-event', 8000, 101),
]

export const isDigits = ({ mimeType }: RTCRtpCodecParameters): boolean => /telephone-event$/i.test(mimeType)
