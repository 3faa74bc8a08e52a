/** The parts of the browser that sound needs, handed in so that tests bring fakes. Any of them may be missing. */

export interface BrowserParts {
  /** Absent on an insecure page (https or localhost is asked for) and in old browsers. */
  readonly mediaDevices?: MediaDevices
  readonly permissions?: Permissions
  readonly secure: boolean
  /** BCP 47; its country is the one whose tones are played, unless the options name another. */
  readonly language?: string
  /** Whether the person has clicked or typed on this page yet; undefined where the browser does not tell. */
  readonly hasBeenActive: () => boolean | undefined
  readonly audioContext?: () => AudioContext
  readonly audioElement?: () => HTMLAudioElement
  /** A stream of this track alone, as Web Audio takes it. */
  readonly streamOf: (track: MediaStreamTrack) => MediaStream
  /** Runs `then` once after `ms`; returns the way to take it back. */
  readonly later: (ms: number, then: () => void) => () => void
}

/** What this browser offers. Capabilities are looked for one by one, browser names never. */
export function browserParts(): BrowserParts {
  const { navigator, document, AudioContext } = globalThis as Partial<typeof globalThis>
  // The DOM types promise all of these; older browsers, insecure pages and Node lack some.
  const has: Partial<Pick<Navigator, 'mediaDevices' | 'permissions' | 'userActivation' | 'language'>> =
    navigator ?? {}
  return {
    ...(has.mediaDevices && { mediaDevices: has.mediaDevices }),
    ...(has.permissions && { permissions: has.permissions }),
    ...(has.language && { language: has.language }),
    secure: globalThis.isSecureContext !== false,
    hasBeenActive: () => has.userActivation?.hasBeenActive,
    // Tones need no short latency; a longer one spares the battery of a page that waits all day.
    ...(AudioContext && { audioContext: () => new AudioContext({ latencyHint: 'balanced' }) }),
    ...(document && { audioElement: () => document.createElement('audio') }),
    streamOf: (track) => new MediaStream([track]),
    later: (ms, then) => {
      const timer = setTimeout(then, ms)
      return () => clearTimeout(timer)
    },
  }
}
