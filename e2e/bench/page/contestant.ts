/** What is asked of every phone on the bench, and what it tells. */

export interface Setup {
  readonly server: string
  readonly domain: string
  readonly user: string
  readonly password: string
  readonly iceServers: RTCIceServer[]
}

/** `busy`: dialling, ringing or ending. */
export type Standing = 'idle' | 'busy' | 'connected'

export interface Contestant {
  /** Connects and registers; when it is done is seen on the wire. */
  start(): void
  call(target: string): void
  /** Answers the call that rings. */
  answer(): void
  hangUp(): void
  /** Sends this digit in the call that is up. */
  press(digit: string): void
  /** The tone that the person at the key hears; two of three play none. */
  playKey?(digit: string): void
  /** Two calls at once; SimpleUser has one. */
  readonly second?: {
    /** Calls somebody else, and puts the first on hold. */
    call(target: string): void
    /** To the one who is on hold, and back. */
    swap(): void
  }
  destroy(): Promise<void>
}

export type MakeContestant = (setup: Setup, stands: (standing: Standing) => void) => Contestant
