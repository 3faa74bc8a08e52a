/** The HTTP headers that the built page wants: what `npm run preview` sends, and what the deploying guide prints. */

export interface HeaderOptions {
  /** Where the phone connects to: SIP servers, the feed, REST. Default: any, over TLS. */
  readonly connect?: readonly string[]
  /** Origins whose pages may show `frame.html`; default: its own alone. */
  readonly frame?: readonly string[]
}

/** By path, so that a server's configuration can be written from it line by line. */
export function headersFor(path: string, options: HeaderOptions = {}): Readonly<Record<string, string>> {
  const framed = path === '/frame.html'
  return {
    'Content-Security-Policy': policy(options, framed),
    'Permissions-Policy':
      'microphone=(self), autoplay=(self), speaker-selection=(self), hid=(self), camera=(), geolocation=(), payment=(), usb=()',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    // A frame belongs to the window of the page around it.
    ...(!framed && { 'Cross-Origin-Opener-Policy': 'same-origin' }),
    // The build writes a digest into every name below /assets/; all else must be asked for each time.
    'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
}

function policy({ connect = ["'self'", 'wss:', 'https:'], frame = [] }: HeaderOptions, framed: boolean) {
  const ancestors = framed ? ["'self'", ...frame].join(' ') : "'none'"
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    // Recordings, which the person asks for one by one.
    "media-src 'self' https:",
    `connect-src ${connect.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
    "require-trusted-types-for 'script'",
    'trusted-types opentact-softphone',
  ].join('; ')
}
