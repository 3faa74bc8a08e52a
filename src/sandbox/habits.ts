/** What each robot does when it is called. */

import { appNumber } from './platformAccount.ts'
import { type Cadence, menu } from './tone.ts'

export type Habit =
  | { readonly does: 'refuse'; readonly status: number }
  | { readonly does: 'ring' }
  | {
      readonly does: 'answer'
      /** Sends a tone in 183 for so long before it answers, ms. */
      readonly earlyFor?: number
      /** Plays this instead of sending back what it hears. */
      readonly plays?: Cadence
      /** Holds the caller, both counted from the answer, ms. */
      readonly holds?: { readonly after: number; readonly until: number }
      /** Runs the control app for the caller. */
      readonly isApp?: true
      /** Asks the caller to call that one instead, counted from the answer, ms. */
      readonly refers?: { readonly after: number; readonly to: string }
    }

export const echoHabit: Habit = { does: 'answer' }

const byName = new Map<string, Habit>([
  ['echo', echoHabit],
  ['ivr', { does: 'answer', plays: menu }],
  ['busy', { does: 'refuse', status: 486 }],
  ['away', { does: 'refuse', status: 480 }],
  ['nobody', { does: 'ring' }],
  ['declines', { does: 'refuse', status: 603 }],
  ['missing', { does: 'refuse', status: 404 }],
  ['app', { does: 'answer', isApp: true }],
  ['transfers', { does: 'answer', refers: { after: 1000, to: 'echo' } }],
  ['early', { does: 'answer', earlyFor: 3000 }],
  ['holds', { does: 'answer', holds: { after: 2000, until: 4000 } }],
])

/** What the platform calls the control app that answers there; undefined where a phone would. */
export function appAt(user: string): string | undefined {
  if (isAppNumber(user)) return 'Reception app'
  return { app: 'Reception app', ivr: 'Menu app', echo: 'Echo app' }[user]
}

export const isAppNumber = (user: string): boolean => user.replace(/^\+/, '') === appNumber

export const habitOf = (user: string): Habit | undefined =>
  byName.get(isAppNumber(user) ? 'app' : user) ?? (/^\+?15550100\d{0,7}$/.test(user) ? echoHabit : undefined)
