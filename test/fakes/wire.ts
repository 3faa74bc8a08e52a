/** An in-memory SIP server: a registrar with digest and a relay that adds nothing. Frames pass as they are. */

import type { OpenSocket, Socket } from '../../src/sip/transport.ts'

export interface Frame {
  readonly from: string
  readonly text: string
}

interface Plug {
  readonly socket: Socket
  viaHost: string
  user: string
}

export interface WireOptions {
  /** Digest realm; without it every REGISTER is taken. */
  readonly realm?: string
  /** Passwords that are taken; the digest itself is checked by the sandbox's tests. */
  readonly accepts?: (authorization: string) => boolean
  /** Looks at a request before it is passed on; a text that it returns goes back to the sender instead. */
  readonly intercept?: (text: string) => string | undefined
  /** What a REGISTER gets instead of the usual; the sender is registered where that is a 200. */
  readonly registrar?: (text: string) => string | undefined
  /** How long a frame is under way, ms; those that are as long arrive in their order. */
  readonly delay?: (text: string, way: { readonly from: string; readonly to: string }) => number
  /** Servers that turn every socket away. */
  readonly closed?: (url: string) => boolean
}

export function createWire(options: WireOptions = {}) {
  const plugs: Plug[] = []
  const frames: Frame[] = []
  let refusing = false
  const opened: string[] = []

  function deliver(plug: Plug | undefined, data: string | ArrayBuffer, from = '') {
    if (!plug || !data) return
    const way = { from, to: plug.user }
    const ms = typeof data === 'string' ? (options.delay?.(data, way) ?? 0) : 0
    if (ms > 0) setTimeout(() => plug.socket.onmessage?.({ data }), ms)
    else queueMicrotask(() => plug.socket.onmessage?.({ data }))
  }

  function receive(from: Plug, text: string) {
    frames.push({ from: from.user, text })
    if (!text.trim()) return deliver(from, text.length > 2 ? '\r\n' : '')
    if (text.startsWith('SIP/2.0'))
      return deliver(
        plugs.find((p) => p.viaHost === viaHostOf(text)),
        text,
        from.user,
      )
    if (text.startsWith('REGISTER ')) return deliver(from, register(from, text))
    const instead = options.intercept?.(text)
    if (instead !== undefined) return deliver(from, instead)
    const to = route(text)
    // Every proxy that waits for an answer says so (RFC 3261 §16.2).
    if (to && text.startsWith('INVITE ')) deliver(from, replyTo(text, '100 Trying').replace(';tag=wire', ''))
    if (to) deliver(to, text, from.user)
    else if (!text.startsWith('ACK ')) deliver(from, replyTo(text, '404 Not Found'))
  }

  function register(from: Plug, text: string): string {
    const authorization = headerOf(text, 'Authorization')
    const challenge = `WWW-Authenticate: Digest realm="${options.realm}", nonce="n0nce", algorithm=MD5, qop="auth"`
    const instead = options.registrar?.(text)
    if (instead !== undefined && !instead.startsWith('SIP/2.0 200')) return instead
    if (options.realm && !(authorization && (options.accepts?.(authorization) ?? true)))
      return replyTo(text, '401 Unauthorized', [challenge])
    from.viaHost = viaHostOf(text)
    from.user = /sip:([^@>]+)@/.exec(headerOf(text, 'To') ?? '')?.[1] ?? ''
    return instead ?? replyTo(text, '200 OK', [`Contact: ${headerOf(text, 'Contact')}`])
  }

  function route(text: string): Plug | undefined {
    const [, user, host] = /^\w+ sip:([^@]*)@([^;:\s]+)/.exec(text) ?? []
    return plugs.findLast((p) => p.viaHost === host) ?? plugs.findLast((p) => p.user === user && p.viaHost)
  }

  const openSocket: OpenSocket = (url) => {
    opened.push(url)
    const plug: Plug = {
      user: '',
      viaHost: '',
      socket: {
        onopen: null,
        onclose: null,
        onerror: null,
        onmessage: null,
        send: (text) => receive(plug, text),
        close: () => unplug(plug),
      },
    }
    queueMicrotask(() => {
      if (refusing || options.closed?.(url)) return plug.socket.onclose?.({ code: 1006, reason: '' })
      plugs.push(plug)
      plug.socket.onopen?.()
    })
    return plug.socket
  }

  function unplug(plug: Plug) {
    const index = plugs.indexOf(plug)
    if (index >= 0) plugs.splice(index, 1)
  }

  return {
    openSocket,
    /** The addresses that were tried, in order. */
    opened,
    frames,
    /** Requests of this method that passed, as text. */
    requests: (method: string) => frames.map((f) => f.text).filter((text) => text.startsWith(`${method} `)),
    /** Sends a frame, text or binary, to the phone of this user, as if it came from the network. */
    inject: (user: string, data: string | ArrayBuffer) =>
      deliver(
        plugs.findLast((p) => p.user === user),
        data,
      ),
    /** The sockets of this user are gone, as when a page is closed: it hears nothing of it. */
    unplug: (user: string) => {
      for (const plug of plugs.filter((p) => p.user === user)) unplug(plug)
    },
    /** New sockets are taken again. */
    comeBack: () => {
      refusing = false
    },
    /** All sockets close; with `refuse` new ones are turned away until it comes back. */
    drop: (refuse = false) => {
      refusing = refuse
      for (const plug of plugs.splice(0)) plug.socket.onclose?.({ code: 1006, reason: '' })
    },
  }
}

export type Wire = ReturnType<typeof createWire>

export function headerOf(text: string, name: string): string | undefined {
  return new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(text)?.[1]?.trim()
}

function viaHostOf(text: string): string {
  return /^Via: SIP\/2\.0\/\w+ ([^;\s]+)/m.exec(text)?.[1] ?? ''
}

/** A response made of the request's own headers (RFC 3261 §8.2.6). */
export function replyTo(request: string, status: string, extra: readonly string[] = []): string {
  const copied = ['Via', 'From', 'Call-ID', 'CSeq'].map((name) => `${name}: ${headerOf(request, name)}`)
  const to = headerOf(request, 'To') ?? ''
  const tagged = to.includes(';tag=') ? to : `${to};tag=wire`
  return [`SIP/2.0 ${status}`, ...copied, `To: ${tagged}`, ...extra, 'Content-Length: 0', '', ''].join('\r\n')
}
