/** What the benchmark uses of its peers. */

/** SIP.js as published: patch-package knows only the folder `sip.js`. */
declare module 'sip.js-plain' {
  export * from 'sip.js'
}

declare module 'jssip' {
  export interface Session {
    answer(options: CallOptions): void
    terminate(): void
    on(event: 'confirmed' | 'ended' | 'failed', listener: () => void): void
  }

  interface CallOptions {
    readonly mediaConstraints: MediaStreamConstraints
    readonly pcConfig: RTCConfiguration
  }

  interface Configuration {
    readonly sockets: readonly WebSocketInterface[]
    readonly uri: string
    readonly password: string
  }

  class WebSocketInterface {
    constructor(url: string)
  }

  class UA {
    constructor(configuration: Configuration)
    start(): void
    stop(): void
    call(target: string, options: CallOptions): Session
    on(event: 'newRTCSession', listener: (event: { session: Session }) => void): void
  }

  const JsSIP: { UA: typeof UA; WebSocketInterface: typeof WebSocketInterface }
  export default JsSIP
}

declare module 'jssip/lib/Parser.js' {
  const parser: { parseMessage(text: string, userAgent: undefined): { method?: string } | undefined }
  export default parser
}
