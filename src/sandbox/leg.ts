/** One leg of a call as the platform counts them: `in` is from who calls, `out` is to who is called. */

import { randomBytes, randomUUID } from 'node:crypto'

export type LegState = 'init' | 'ringing' | 'live' | 'hangup' | 'destroyed'

export interface Cause {
  readonly code: number
  readonly text: string
}

export interface Command {
  /** `Answer`, `Dial`, `Gather`, … */
  readonly name: string
  readonly success: boolean
  readonly reason: string
  readonly path: string
  readonly attributes?: Readonly<Record<string, string>>
  /** What stands inside the command, its Error branch too. */
  readonly element?: readonly Element[]
  readonly error?: readonly Cause[]
  /** More to say of it in the payload. */
  readonly payload?: Readonly<Record<string, unknown>>
}

export interface Element {
  readonly name: string
  readonly text?: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly children?: readonly Element[]
}

export interface Leg {
  readonly uuid: string
  readonly direction: 'in' | 'out'
  readonly from: string
  readonly to: string
  /** The same for all legs of a call. */
  readonly thread: string
  readonly parent?: Leg
  /** The control app that serves it, by name. */
  readonly app?: string
  readonly createdAt: number
  readonly stamps: Partial<Record<LegState, number>>
  readonly commands: Command[]
  readonly records: Readonly<Record<string, unknown>>[]
  state: LegState
  modifiedAt: number
  cause?: Cause
}

type Given = Pick<Leg, 'direction' | 'from' | 'to'> & Partial<Pick<Leg, 'parent' | 'app'>>

export function createLeg(given: Given): Leg {
  const now = Date.now()
  return {
    ...given,
    uuid: randomUUID(),
    thread: given.parent?.thread ?? randomBytes(16).toString('hex'),
    createdAt: now,
    stamps: { init: now },
    commands: [],
    records: [],
    state: 'init',
    modifiedAt: now,
  }
}

const order: readonly LegState[] = ['init', 'ringing', 'live', 'hangup', 'destroyed']

/** False where that state lies behind it. */
export function move(leg: Leg, state: LegState): boolean {
  if (order.indexOf(state) <= order.indexOf(leg.state)) return false
  leg.state = state
  leg.modifiedAt = Date.now()
  leg.stamps[state] = leg.modifiedAt
  return true
}

export const isOver = ({ state }: Leg): boolean => state === 'hangup' || state === 'destroyed'
