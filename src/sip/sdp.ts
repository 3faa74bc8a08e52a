/** Session descriptions that must be mended before the browser may see them. */

/** `a=rtpmap` lines by payload number, in lower case: `110` → `telephone-event/48000`. */
function payloadsIn(sdp: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, number, codec] of sdp.matchAll(/^a=rtpmap:(\d+) (\S+)/gm))
    if (number && codec) found.set(number, codec.toLowerCase())
  return found
}

/**
 * A FreeSWITCH that changes from Opus to G.711 in mid-call re-uses its telephone-event number at another clock rate.
 * Chromium then fails for the rest of the call (RFC 3264 §8.3.2 forbids the re-use). Such a number gets the one that
 * we gave this codec ourselves, or is left out: then digits go by INFO.
 */
export function mendPayloads(offer: string, ours: string): string {
  const before = payloadsIn(ours)
  let sdp = offer
  for (const [number, codec] of payloadsIn(offer)) {
    const was = before.get(number)
    if (!codec.startsWith('telephone-event/') || was === undefined || was === codec) continue
    const own = [...before].find(([, known]) => known === codec)?.[0]
    sdp = own === undefined ? withoutPayload(sdp, number) : renumbered(sdp, number, own)
  }
  return sdp
}

function renumbered(sdp: string, from: string, to: string): string {
  return inMediaLine(sdp, (numbers) => [
    ...new Set(numbers.map((number) => (number === from ? to : number))),
  ]).replace(new RegExp(`^a=(rtpmap|fmtp|rtcp-fb):${from} `, 'gm'), `a=$1:${to} `)
}

function withoutPayload(sdp: string, gone: string): string {
  return inMediaLine(sdp, (numbers) => numbers.filter((number) => number !== gone)).replace(
    new RegExp(`^a=(rtpmap|fmtp|rtcp-fb):${gone} .*\\r?\\n`, 'gm'),
    '',
  )
}

function inMediaLine(sdp: string, change: (numbers: string[]) => string[]): string {
  return sdp.replace(
    /^(m=audio \d+ \S+) ([\d ]+)/m,
    (_, head: string, numbers: string) => `${head} ${change(numbers.trim().split(/ +/)).join(' ')}`,
  )
}

/** Another one means other candidates (RFC 8839 §4.4.1.1.1). */
export function ufragIn(sdp: string | undefined): string | undefined {
  return sdp === undefined ? undefined : (/^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1] ?? '')
}

/** Of the certificate at the other end (RFC 8122 §5); nothing where there is no description yet. */
export function fingerprintIn(sdp: string | undefined): string | undefined {
  return /^a=fingerprint:(.*)$/im
    .exec(sdp ?? '')?.[1]
    ?.trim()
    .toUpperCase()
}
