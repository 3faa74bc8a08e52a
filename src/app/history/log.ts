/** What the history is to those who use it, and what it needs from where calls are kept. */

import type { Call, CallId } from '../../phone/call.ts'
import type { Timeline } from '../../phone/timeline.ts'
import type { PastCall } from './past.ts'

/** Where calls are kept. Every method may reject: then nothing is kept from there on. */
export interface LogStore {
  load(): Promise<readonly PastCall[]>
  story(id: CallId): Promise<Timeline | undefined>
  put(calls: readonly Kept[]): Promise<void>
  remove(ids: readonly CallId[]): Promise<void>
  clear(): Promise<void>
}

export interface Kept {
  readonly past: PastCall
  /** Absent: as it was. */
  readonly story?: Timeline
}

/** What the pages of one account tell each other of it. */
export type Told =
  | { readonly type: 'written'; readonly calls: readonly PastCall[] }
  | { readonly type: 'removed'; readonly ids: readonly CallId[] }
  | { readonly type: 'cleared' }
  /** A page that has just come asks who is still in these calls … */
  | { readonly type: 'over?'; readonly ids: readonly CallId[] }
  /** … and a page that is says so. */
  | { readonly type: 'still up'; readonly ids: readonly CallId[] }

export interface LogState {
  /** Newest first. */
  readonly calls: readonly Call[]
  /** Missed, and not looked at yet. */
  readonly unseen: number
  /** `memory`: the browser refuses to keep anything. */
  readonly kept: 'loading' | 'here' | 'memory'
}

export interface CallLog {
  getState(): LogState
  subscribe(listener: () => void): () => void
  /** The story of a call that the phone itself knows no more. */
  story(id: CallId): Promise<Timeline | undefined>
  /** The person has looked at the history. */
  see(): void
  remove(id: CallId): void
  clear(): void
  /** Writes what waits, and what is up: the page may be gone the next moment. */
  flush(): void
  /** The same, and follows no more. */
  close(): Promise<void>
}
