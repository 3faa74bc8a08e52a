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
  destroy(): Promise<void>
}

export type MakeContestant = (setup: Setup, stands: (standing: Standing) => void) => Contestant
