/**
 * A SIP control app at work: it answers at once, dials a user of the sandbox, and joins the two; where nobody
 * answers it takes the Error branch of its Dial, says so and hangs up. Each command is told on the feed.
 */

import { sandboxDomain } from './accounts.ts'
import type { CallStory } from './callStory.ts'
import type { Cause, Command, Element } from './leg.ts'
import { newToken } from './replies.ts'
import type { RobotCall } from './robotCall.ts'
import { placeCall } from './robotCallsOut.ts'
import type { RobotWorld } from './robotWorld.ts'
import { ringback } from './tone.ts'
import { tellTrouble } from './trouble.ts'

/** `POST /sandbox/app`. */
export interface AppSettings {
  /** Whom the app dials. */
  readonly dial: string
  /** How long that may ring, ms. */
  readonly ringTime: number
}

export const usualApp: AppSettings = { dial: 'alice', ringTime: 20_000 }

/** How long the words of the Error branch take, ms. */
const sayTakes = 500

type Story = Pick<CallStory, 'adopt' | 'blame' | 'command'>

export interface AppFlowOptions {
  readonly settings: () => AppSettings
  readonly story: Story
}

export type AppFlow = (world: RobotWorld, call: RobotCall, from: string) => void

export function createAppFlow({ settings, story }: AppFlowOptions): AppFlow {
  return (world, call, from) => void run(world, call, from, settings(), story).catch(tellTrouble)
}

async function run(world: RobotWorld, call: RobotCall, from: string, app: AppSettings, story: Story) {
  const { callId } = call.dialog
  const tell = (command: Partial<Command> & Pick<Command, 'name' | 'reason'>) =>
    story.command(callId, { success: true, path: `${command.name}[0]`, ...command })
  tell({ name: 'Answer', reason: 'Call answered' })

  const dialled = newToken(16)
  story.adopt(dialled, callId, noUserResponse)
  const wish = { from, to: app.dial, cancelAfter: app.ringTime }
  const placed = placeCall(world, wish, { callId: dialled })
  call.media.playTone(ringback)
  call.whenOver = () => {
    story.blame(dialled, originatorCancel)
    placed.cancel()
  }
  const { cause, call: other } = await placed.outcome
  delete call.whenOver
  if (call.hasEnded()) return other?.hangUp()

  const attributes = { timeout: String(app.ringTime) }
  const dial = { name: 'Dial', attributes, element: dialElement(app.dial) }
  if (other) {
    tell({ ...dial, reason: 'SUCCESS' })
    await join(call, other)
  } else {
    const error = cause.code === originatorCancel.code ? noUserResponse : cause
    const reason = `[originate] ERR ${error.text}. no any destinations are accept the call 1/1`
    tell({ ...dial, success: false, reason, error: [error] })
    await new Promise<void>((resolve) => world.timers.after(sayTakes, resolve))
    tell({ name: 'Say', reason: 'Nobody is there.', path: 'Dial[0].Error[0].Say[0]' })
  }
  if (call.hasEnded()) return
  const path = other ? 'Hangup[0]' : 'Dial[0].Error[0].Hangup[0]'
  tell({ name: 'Hangup', reason: 'NORMAL_CLEARING', path })
  call.hangUp()
}

const noUserResponse: Cause = { code: 18, text: 'NO_USER_RESPONSE' }
/** What FreeSWITCH calls a 487: also where it was the app itself that stopped the ringing. */
const originatorCancel: Cause = { code: 487, text: 'ORIGINATOR_CANCEL' }

const dialElement = (user: string): readonly Element[] => [
  { name: 'To', text: `${user}@${sandboxDomain}`, attributes: {} },
  { name: 'Error', children: [{ name: 'Say', text: 'Nobody is there.' }, { name: 'Hangup' }] },
]

/** Each hears the other until one hangs up; who is called may leave alone, the caller takes both along. */
function join(caller: RobotCall, called: RobotCall): Promise<void> {
  caller.media.relayTo(called.media)
  called.media.relayTo(caller.media)
  return new Promise((resolve) => {
    caller.whenOver = () => {
      called.hangUp()
      resolve()
    }
    called.whenOver = resolve
    if (called.hasEnded()) resolve()
  })
}
