/** Who they are: P-Asserted-Identity, then Remote-Party-ID. */

import { type Core, Grammar } from 'sip.js'
import type { Party } from '../phone/call.ts'
import { escapeControls, withoutControls } from '../phone/controls.ts'

// FreeSWITCH names the callee so when it knows no better.
const placeholders = new Set(['outbound call', 'unknown'])

/** What is longer, or has line ends in it, would not be kept over a reload: whoever calls writes it. */
const longestName = 200

/**
 * Who the network says it is (RFC 3325): the caller, or who rings, answers or has taken over. Nobody where they do not
 * want it known (§9.3): a network that trusts us tells us all the same.
 */
export function assertedIn(message: Core.IncomingMessage): Party | undefined {
  if (/\bid\b/i.test(message.getHeader('privacy') ?? '')) return undefined
  for (const name of ['p-asserted-identity', 'remote-party-id']) {
    const value = message.getHeader(name)
    const party = value === undefined ? undefined : readNameAddr(value, message.from.uri.host)
    if (party) return party
  }
  return undefined
}

/** What an asserted identity adds to the party we know; undefined: nothing. */
export function newsOf(party: Party | undefined, asserted: Party | undefined): Party | undefined {
  if (!asserted) return undefined
  if (!party || party.user !== asserted.user || !isSamePlace(party, asserted)) return asserted
  // The same as before, by its number alone: no reason to forget the name.
  if (!asserted.name || asserted.name === party.name) return undefined
  return { ...party, name: asserted.name }
}

/** A B2BUA names its own IP address for users of the domain that it serves. */
function isSamePlace(party: Party, { address }: Party): boolean {
  return address.toLowerCase() === party.address.toLowerCase() || /@(?:[\d.]+|\[[\da-f:]+\])$/i.test(address)
}

/** The INFO by which a FreeSWITCH updates the display of a phone that said `X-FS-Support: update_display`. */
export function displayedIn(message: Core.IncomingRequestMessage): Party | undefined {
  if (!/^message\/update_display/i.test(message.getHeader('content-type') ?? '')) return undefined
  const number = message.getHeader('x-fs-display-number')?.trim()
  // Anything else would be no user of an address.
  if (!number || !/^[\w.+*#-]{1,64}$/.test(number)) return undefined
  const name = message.getHeader('x-fs-display-name')?.trim()
  const known = name && !placeholders.has(name.toLowerCase()) ? name : undefined
  return partyFrom(known, number, message.from.uri.host)
}

function readNameAddr(list: string, host: string): Party | undefined {
  const [first = ''] = list.split(/,(?=\s*["<])/)
  const asSip = (_tel: string, number: string) => `<sip:${number.replace(/[-.()]/g, '')}@${host}>`
  const read = Grammar.nameAddrHeaderParse(first.replace(/<tel:([+\d*#().-]+)[^>]*>/i, asSip))
  if (!read?.uri.user || placeholders.has(read.displayName?.toLowerCase())) return undefined
  // Remote-Party-ID says it in itself (draft-ietf-sip-privacy-04 §5.2).
  if ((read.getParam('privacy') ?? 'off') !== 'off') return undefined
  return partyFrom(read.displayName, read.uri.user, read.uri.host)
}

export function partyFrom(displayName: string | undefined, rawUser: string | undefined, host: string): Party {
  const user = unescaped(rawUser ?? 'anonymous')
  const written = displayName?.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1')
  const name = written && withoutControls(written).slice(0, longestName).trim()
  return {
    user,
    address: `sip:${escapeControls(rawUser ?? 'anonymous')}@${host}`,
    ...(name && name !== user && { name }),
  }
}

export function unescaped(user: string): string {
  try {
    return withoutControls(decodeURIComponent(user)).slice(0, longestName)
  } catch {
    // A stray % is not ours to judge: show what came.
    return user
  }
}
