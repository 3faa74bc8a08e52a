/** SIP messages for diagnostics: the last of them, with every secret taken out before they are kept. */

export interface TracedMessage {
  readonly at: number
  readonly way: 'in' | 'out'
  readonly text: string
}

export interface Trace {
  add(way: 'in' | 'out', text: string): void
  messages(): readonly TracedMessage[]
}

const mostMessages = 300
const mostCharacters = 8000

export function createTrace(now: () => number): Trace {
  const kept: TracedMessage[] = []
  return {
    add: (way, text) => {
      if (!text.trim()) return
      kept.push({ at: now(), way, text: withoutSecrets(text.slice(0, mostCharacters)) })
      if (kept.length > mostMessages) kept.shift()
    },
    messages: () => [...kept],
  }
}

/** What follows the colon: to the end of the line as SIP knows lines (a `.` also stops at U+2028), folded ones too. */
const rest = String.raw`[^\r\n]*(?:\r\n[ \t][^\r\n]*)*`
const header = (names: string) => new RegExp(`^(${names})\\s*:(${rest})`, 'gim')
const credentials = header(
  '(?:Proxy-)?Authorization|Authentication-Info|Proxy-Authentication-Info|X-Token|Identity',
)
const callId = header('Call-ID|i')
const dialogs = header('Replaces|Refer-To|r|In-Reply-To|Target-Dialog')
const ofHostPage = header('(?!X-FS-)X-[\\w-]+|User-to-User')

/**
 * Digests, tokens, ICE passwords, SRTP keys, digits and the headers of a host page are struck out. Call-IDs let others take a call (RFC 3891): they
 * are masked, but stay alike within one trace.
 */
export function withoutSecrets(text: string): string {
  return text
    .replace(credentials, '$1: (removed)')
    .replace(callId, (_, name: string, id: string) => `${name}: ${masked(id.trim())}`)
    .replace(dialogs, '$1: (removed)')
    .replace(ofHostPage, '$1: (hidden)')
    .replace(/^(a=ice-pwd|a=crypto):[^\r\n]*/gim, '$1:(removed)')
    .replace(/^(Signal\s*=\s*)[^\r\n]*/gim, '$1(removed)')
}

/** A short hash: equal ids look equal, and none can be read back (FNV-1a, 32 bit). */
function masked(id: string): string {
  let hash = 0x811c9dc5
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return `call-${(hash >>> 0).toString(16).padStart(8, '0')}`
}
