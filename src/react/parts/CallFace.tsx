/** Who, and how the call stands. Every phase has the same four lines, so nothing moves when the words change. */

import { CircleAlert, LoaderCircle, Merge, Mic, MicOff, Pause, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Call, CallQuality, Party, Transfer } from '../../phone/call.ts'
import type { Devices } from '../../phone/state.ts'
import { Numbered } from '../numbers/Numbered.tsx'
import { outcomeOf, talkedFor } from '../outcome.ts'
import { nameOf, placeOf, shortNameOf } from '../party.ts'
import { duration } from '../time.ts'
import { usePhoneState, useWords } from '../usePhone.tsx'
import type { Words } from '../words/words.ts'
import { Avatar } from './Avatar.tsx'
import { Timer } from './Timer.tsx'

export interface CallFaceProps {
  readonly call: Call
  /** One row instead of a portrait: the keypad or a caller needs the room. */
  readonly compact?: boolean
  /** Something that was just turned down, in the note's place. */
  readonly trouble?: string | undefined
  /** To whom the call was handed over, in its last moment here. */
  readonly handed?: Party | undefined
  /** The other calls of its conference. */
  readonly joined?: readonly Call[]
  /** Since when we hold, or are held. */
  readonly heldSince?: number | undefined
}

export function CallFace({ call, compact = false, trouble, heldSince, handed, joined = [] }: CallFaceProps) {
  const words = useWords()
  return (
    <div className="face" data-compact={compact ? '' : undefined}>
      <Avatar party={call.party} />
      <div className="face-lines">
        <h2 dir="auto">
          <Numbered text={nameOf(call.party)} />
        </h2>
        {!compact && (
          <p className="place num">
            <bdi>
              <Numbered text={placeOf(call.party)} />
            </bdi>
          </p>
        )}
        <p className="call-state">
          {handed ? words.transfer.done(shortNameOf(handed)) : stateLine(call, words)}
        </p>
        <Note call={call} trouble={trouble} handed={handed} heldSince={heldSince} joined={joined} />
      </div>
    </div>
  )
}

function stateLine(call: Call, words: Words): ReactNode {
  const { state } = call
  const w = words.call
  switch (state.phase) {
    case 'dialing':
      return w.dialing
    case 'ringing':
      return state.earlyMedia ? w.earlyMedia : w.ringing
    case 'answering':
      return call.takenBack ? w.takingBack : w.answering
    case 'ending':
      return w.ending
    case 'ended':
      return endLine(call, words)
    case 'connected': {
      const timer = <Timer since={state.since} />
      if (call.transfer)
        return (
          <>
            <LoaderCircle className="icon small spin" />
            {words.transfer.handingOver(shortNameOf(call.transfer.to))}
          </>
        )
      if (!state.held.us && !state.held.them) return timer
      return (
        <>
          <Pause className="icon small solid" />
          {heldWords(state.held, shortNameOf(call.party), words)}
          <span aria-hidden="true">·</span>
          {timer}
        </>
      )
    }
  }
}

function isOnHold({ state, transfer }: Call): boolean {
  return state.phase === 'connected' && (state.held.us || state.held.them) && !transfer
}

function heldWords(held: { us: boolean; them: boolean }, who: string, { call: w }: Words): string {
  if (held.us && held.them) return w.heldByBoth
  return held.us ? w.onHold : w.heldBy(who)
}

function endLine(call: Call, words: Words): ReactNode {
  const talked = talkedFor(call)
  const outcome = outcomeOf(call, words)
  return (
    <>
      {outcome?.tone === 'failed' && <CircleAlert className="icon small" />}
      {outcome?.sentence}
      {talked !== undefined && (
        <>
          <span aria-hidden="true">·</span>
          <span className="num">{duration(talked)}</span>
        </>
      )}
    </>
  )
}

function Note({ call, trouble, handed, heldSince, joined = [] }: CallFaceProps) {
  const words = useWords()
  const asksMicrophone = usePhoneState((state) => state.devices.access !== 'granted')
  const voice = usePhoneState((state) => state.devices.voice)
  const spoken = handed ? undefined : voiceNote(call, voice, words)
  const note = handed ? undefined : (spoken ?? noteOf(call, words, asksMicrophone, joined))
  const said = trouble ?? note?.text
  const Icon = trouble ? TriangleAlert : note?.icon
  return (
    <p className="call-note" data-tone={trouble || note?.quality === 'weak' ? 'warn' : note?.tone}>
      {Icon && <Icon className={Icon === LoaderCircle ? 'icon small spin' : 'icon small'} />}
      {!trouble && note?.quality && <Signal word={note.quality} />}
      {said && <Numbered text={said} />}
      {!trouble && isOnHold(call) && heldSince !== undefined && (
        <>
          <span aria-hidden="true">·</span>
          <Timer since={heldSince} label={words.call.heldFor} />
        </>
      )}
    </p>
  )
}

/** Four bars that repeat what the word says. */
function Signal({ word }: { word: CallQuality['word'] }) {
  return (
    <span className="signal" data-word={word} aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
    </span>
  )
}

type Said = {
  readonly text: string
  readonly tone?: 'warn'
  readonly icon?: typeof MicOff
  readonly quality?: CallQuality['word']
}

function noteOf(
  call: Call,
  words: Words,
  asksMicrophone: boolean,
  joined: readonly Call[],
): Said | undefined {
  const { state } = call
  const w = words.call
  const who = shortNameOf(call.party)
  if (state.phase === 'ended') {
    const outcome = outcomeOf(call, words)
    // What failed is explained in a notice of its own.
    return outcome?.tone === 'quiet' ? { text: outcome.hint } : undefined
  }
  if (call.transfer) return { text: transferNote(call.transfer, who, words) }
  // Nothing rings yet: the browser waits for a yes, perhaps out of sight.
  if (state.phase === 'dialing' && call.media === 'none' && asksMicrophone)
    return { text: w.allowMicrophone, icon: Mic }
  if (call.asking === 'hold') return { text: w.holdingNote(who), icon: LoaderCircle }
  if (call.asking === 'resume') return { text: w.resumingNote(who), icon: LoaderCircle }
  if (state.phase !== 'connected') return undefined
  if (call.muted && !state.held.us) return { text: w.mutedNote(who), tone: 'warn', icon: MicOff }
  if (state.held.us && state.held.them) return { text: w.heldByBothNote(who) }
  if (state.held.us) return { text: w.heldNote(who) }
  if (state.held.them) return { text: w.heldByNote }
  if (call.media === 'interrupted') return { text: w.soundInterrupted, tone: 'warn', icon: TriangleAlert }
  // Who hears this matters more than how well.
  if (joined.length > 0 && call.media === 'flowing') return joinedNote(joined, words)
  if (call.quality) return { text: w.quality[call.quality.word], quality: call.quality.word }
  if (call.media === 'flowing') return { text: w.soundFlowing }
  return { text: w.soundConnecting, icon: LoaderCircle }
}

/** What is wrong with our own voice, in the call that should carry it. */
function voiceNote(call: Call, voice: Devices['voice'], { call: w }: Words): Said | undefined {
  const { state } = call
  if (state.phase !== 'connected' || state.held.us || state.held.them || call.transfer) return undefined
  if (voice === 'while-muted' && call.muted) return { text: w.speakingMuted, tone: 'warn', icon: MicOff }
  if (voice === 'silent' && !call.muted) return { text: w.silentMicrophone, tone: 'warn', icon: MicOff }
  return undefined
}

function joinedNote(joined: readonly Call[], words: Words): Said {
  const names = joined.map(({ party }) => shortNameOf(party))
  return { text: words.conference.note(new Intl.ListFormat(words.language).format(names)), icon: Merge }
}

function transferNote({ to, progress }: Transfer, who: string, { transfer: w }: Words): string {
  if (progress === 'ringing') return w.ringing(shortNameOf(to))
  return progress === 'asked' ? w.asked(who) : w.accepted(who, shortNameOf(to))
}
