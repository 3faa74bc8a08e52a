/** A timeline in sentences, a row at a time: what is not in sight is not worded. */

import type { Call, Party } from '../phone/call.ts'
import type { PhoneEvent, PlatformEvent } from '../phone/events.ts'
import type { TimelineEntry } from '../phone/timeline.ts'
import { outcomeOf } from './outcome.ts'
import { nameOf, shortNameOf } from './party.ts'
import { numberCalled } from './partyMarks.ts'
import { tellEvent } from './platformStory.ts'
import { burstOf, createRowMaker, type Row, type Tone, toneOfFact } from './rows.ts'
import { isolated, safeText } from './safeText.ts'
import type { Words } from './words/words.ts'

export interface Line {
  readonly key: number
  readonly at: number
  readonly source: 'phone' | 'platform'
  readonly tone: Tone
  readonly sentence: string
  readonly why?: string
  readonly raw?: unknown
  readonly event?: PlatformEvent
}

export interface Item extends Line {
  /** How many happened; each of them may be told, unless that would tell what is hidden. */
  readonly count: number
  readonly opens: boolean
}

export interface Telling {
  readonly call: Call
  readonly words: Words
  /** Digits are told of, not told. */
  readonly hidesDigits: boolean
  readonly firstSound?: number | undefined
}

export function tellRow(row: Row, telling: Telling): Item {
  const { words, hidesDigits } = telling
  const { key, entries } = row
  const [first] = entries
  const last = entries.at(-1)
  if (!first || !last) throw new Error('A row has an entry.')
  if (entries.length === 1) return { ...tellEntry(first, telling), count: 1, opens: false }
  const { raw: _raw, event: _event, ...head } = tellEntry(last, telling)
  const digits = entries.map(digitsOf).join('')
  const isDigits = digitsOf(first) !== ''
  const sentence = !isDigits
    ? words.timeline.times(burstName(last, head.sentence, words), entries.length)
    : hidesDigits
      ? head.sentence
      : words.timeline.digits(safeText(digits))
  // Each by its time would tell how many there were.
  return { ...head, key, at: first.at, sentence, count: entries.length, opens: !(isDigits && hidesDigits) }
}

export function tellEntry(entry: TimelineEntry, telling: Telling): Line {
  if (entry.source === 'platform') return platformLine(entry, telling)
  if (entry.source === 'gap') return gapLine(entry, telling.words)
  const { key, at, fact } = entry
  const soundWas = key !== telling.firstSound
  const told = say(fact, telling.call, telling.words, soundWas)
  const hides = telling.hidesDigits && fact.type === 'call-digits-sent'
  const sentence = hides ? telling.words.timeline.hiddenDigits : (told?.sentence ?? '')
  return { key, at, source: 'phone', tone: toneOfFact(fact), ...told, sentence }
}

/** The last thing that happened, in words. */
export function newest(entries: readonly TimelineEntry[], telling: Omit<Telling, 'firstSound'>): string {
  const chunks = [entries.slice(-20)]
  const { rows, firstSound } = createRowMaker(telling.call, telling.words)({ chunks, length: 0, dropped: 0 })
  const row = rows.at(-1)
  return row ? tellRow(row, { ...telling, firstSound }).sentence : ''
}

const digitsOf = (entry: TimelineEntry) =>
  entry.source === 'phone' && entry.fact.type === 'call-digits-sent' ? entry.fact.digits : ''

type GapEntry = Extract<TimelineEntry, { source: 'gap' }>
type PlatformEntry = Extract<TimelineEntry, { source: 'platform' }>
type Told = Pick<Line, 'sentence' | 'why'> & Partial<Pick<Line, 'tone'>>

function platformLine({ key, event }: PlatformEntry, { words, hidesDigits }: Telling): Line {
  const { sentence, tone, why } = tellEvent(event, words)
  const line = { key, at: event.at, source: 'platform', tone, event } as const
  // What the platform heard of them is as secret as what was pressed.
  if (!hidesDigits || !speaksOfDigits(event))
    return { ...line, sentence, ...(why && { why }), raw: event.raw }
  const { raw: _raw, records: _records, transcript: _transcript, ...bare } = event
  const known = event.flow || event.leg?.state
  return {
    ...line,
    sentence: known ? sentence : words.timeline.hiddenEvent,
    event: { ...bare, raw: undefined },
  }
}

function speaksOfDigits({ kind, message, flow, raw }: PlatformEvent): boolean {
  return /dtmf|digit|gather/i.test(`${kind} ${message} ${flow?.command} ${JSON.stringify(raw)}`)
}

function gapLine({ key, at, to, filled }: GapEntry, words: Words): Line {
  const { gap } = words.platform
  const minutes = Math.max(1, Math.round((to - at) / 60_000))
  const told = filled
    ? { tone: 'plain' as const, sentence: gap.filled, why: gap.filledWhy(minutes) }
    : { tone: 'bad' as const, sentence: gap.sentence, why: gap.why(minutes) }
  return { key, at, source: 'platform', ...told }
}

function burstName(entry: TimelineEntry, sentence: string, words: Words): string {
  const names: Readonly<Record<string, string>> = words.timeline.bursts
  return names[(entry.source === 'phone' && burstOf(entry.fact)) || ''] ?? sentence
}

function say(fact: PhoneEvent, call: Call, words: Words, soundWas: boolean): Told | undefined {
  const { timeline: t } = words
  const who = isolated(shortNameOf(call.party))
  const plain = (sentence: string): Told => ({ sentence })
  switch (fact.type) {
    case 'call-added':
      if (fact.takenBack) return plain(t.takenBack)
      if (fact.direction === 'outgoing') return plain(t.youCalled(name(fact.party)))
      return incoming(fact, words)
    case 'call-ringing':
      return plain(fact.earlyMedia ? t.earlyMedia : call.direction === 'outgoing' ? t.ringing : t.ringingHere)
    case 'call-asked':
      return fact.asking === 'answer' ? plain(t.youAnswered) : undefined
    case 'call-refused':
      return refused(fact, who, words)
    case 'call-connected':
      return plain(t.connected)
    case 'call-held':
      return plain(fact.by === 'us' ? t.youHeld : t.theyHeld(who))
    case 'call-resumed':
      return plain(fact.by === 'us' ? t.youResumed : t.theyResumed(who))
    case 'call-muted':
      return plain(t.muted)
    case 'call-unmuted':
      return plain(t.unmuted)
    case 'call-merged':
      return plain(t.merged)
    case 'call-split':
      return plain(t.split)
    case 'call-media':
      if (fact.media === 'interrupted') return plain(t.soundInterrupted)
      return plain(soundWas ? t.soundBack : t.soundFlowing)
    case 'call-digits-sent':
      return { sentence: t.digits(safeText(fact.digits)), why: t.digitsBy[fact.by] }
    case 'call-transferring':
    case 'call-transferred':
      return transfer(fact, words)
    case 'call-referred':
      return plain(t.referred(who, name(fact.to)))
    case 'call-referral-answered':
      return plain(fact.followed ? t.referralFollowed : t.referralDeclined)
    case 'call-party-changed':
      return plain(t.partyChanged(name(fact.party)))
    case 'call-ended':
      return ended(call, words)
    default:
      return undefined
  }
}

const name = (party: Party) => isolated(nameOf(party))

function incoming(fact: Extract<PhoneEvent, { type: 'call-added' }>, words: Words): Told {
  const number = numberCalled(fact.to)
  const sentence = words.timeline.theyCalled(name(fact.party))
  // It is over as it comes, and nothing else will tell of its end.
  if (fact.refused) return { sentence, why: words.endings[fact.refused].sentence, tone: 'bad' }
  return { sentence, ...(number && { why: words.timeline.calledAs(number) }) }
}

function transfer(
  fact: Extract<PhoneEvent, { type: 'call-transferring' | 'call-transferred' }>,
  { timeline: t }: Words,
): Told {
  if (fact.type === 'call-transferring') {
    const who = name(fact.transfer.to)
    return { sentence: fact.transfer.progress === 'asked' ? t.transferring(who) : t.transferRings(who) }
  }
  const who = name(fact.to)
  if (fact.outcome === 'done') return { sentence: t.transferred(who) }
  const why = fact.sipStatus === undefined ? {} : { why: t.status(fact.sipStatus) }
  return {
    sentence: fact.outcome === 'refused' ? t.transferRefused(who) : t.transferUnknown(who),
    ...why,
  }
}

function refused(fact: Extract<PhoneEvent, { type: 'call-refused' }>, who: string, words: Words): Told {
  const { timeline: t } = words
  const why = fact.sipStatus === undefined ? {} : { why: t.status(fact.sipStatus) }
  const sentence =
    fact.asking === 'hold' ? t.holdRefused(who) : fact.asking === 'resume' ? t.resumeRefused(who) : t.refused
  return { sentence, ...why }
}

function ended(call: Call, words: Words): Told | undefined {
  const outcome = outcomeOf(call, words)
  if (!outcome) return undefined
  return { sentence: outcome.sentence, why: outcome.hint, tone: outcome.tone === 'failed' ? 'bad' : 'plain' }
}
