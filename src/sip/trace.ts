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

/**
 * Digests, tokens, ICE passwords, SRTP keys, digits and the headers of a host page are struck out. Call-IDs let others take a call (RFC 3891): they
 * are masked, but stay alike within one trace.
 */
export function withoutSecrets(text: string): string {
  return text
    .replace(
      /^((?:Proxy-)?Authorization|Authentication-Info|Proxy-Authentication-Info|X-Token|Identity)\s*:.*$/gim,
      '$1: (removed)',
    )
    .replace(/^(Call-ID|i)\s*:\s*(.*)$/gim, (_, name: string, id: string) => `${name}: ${masked(id.trim())}`)
    .replace(/^((?:Replaces|Refer-To|In-Reply-To|Target-Dialog))\s*:.*$/gim, '$1: (removed)')
    .replace(/^((?!X-FS-)X-[\w-]+|User-to-User)\s*:.*$/gim, '$1: (hidden)')
    .replace(/^(a=ice-pwd|a=crypto):.*$/gim, '$1:(removed)')
    .replace(/^(Signal\s*=\s*).*$/gim, '$1(removed)')
}

/** A short hash: equal ids look equal, and none can be read back (FNV-1a, 32 bit). */
function masked(id: string): string {
  let hash = 0x811c9dc5
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return `call-${(hash >>> 0).toString(16).padStart(8, '0')}`
}
