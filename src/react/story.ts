/** A timeline in sentences: which entries are worth telling, in whose voice, and which of them belong together. */

import type { Call } from '../phone/call.ts'
import type { PhoneEvent } from '../phone/events.ts'
import type { TimelineEntry } from '../phone/timeline.ts'
import { outcomeOf } from './outcome.ts'
import { nameOf, numberCalled, shortNameOf } from './party.ts'
import { tellEvent } from './platformStory.ts'
import { safeText } from './safeText.ts'
import type { Words } from './words/words.ts'

export interface Line {
  readonly key: number
  readonly at: number
  readonly source: 'phone' | 'platform'
  readonly tone: 'plain' | 'good' | 'bad'
  readonly sentence: string
  readonly why?: string
  readonly raw?: unknown
  /** Lines next to each other with the same burst are shown as one. */
  readonly burst?: string
  readonly digits?: string
}

export interface Item extends Line {
  /** The lines of a burst; empty for a line on its own. */
  readonly lines: readonly Line[]
}

/** `hidesDigits`: they are told of, not told. */
export function tell(
  entries: readonly TimelineEntry[],
  call: Call,
  words: Words,
  hidesDigits = false,
): readonly Item[] {
  const lines: Line[] = []
  // The first sound is told otherwise than sound that came back.
  let soundWas = false
  for (const entry of entries) {
    const said =
      entry.source === 'platform'
        ? platformLine(entry, words)
        : entry.source === 'gap'
          ? gapLine(entry, words)
          : phoneLine(entry, call, words, soundWas)
    if (entry.source === 'phone' && entry.fact.type === 'call-media')
      soundWas ||= entry.fact.media === 'flowing'
    if (said) lines.push(said.digits !== undefined && hidesDigits ? withoutDigits(said, words) : said)
  }
  return bursts(lines, words)
}

function withoutDigits(line: Line, words: Words): Line {
  return { ...line, sentence: words.timeline.hiddenDigits, digits: '' }
}

type PhoneEntry = Extract<TimelineEntry, { source: 'phone' }>
type GapEntry = Extract<TimelineEntry, { source: 'gap' }>
type PlatformEntry = Extract<TimelineEntry, { source: 'platform' }>
type Told = Omit<Line, 'key' | 'at' | 'source'>

function platformLine({ key, event }: PlatformEntry, words: Words): Line {
  const told = tellEvent(event, words)
  const burst = `${safeText(event.kind)}\n${told.sentence}`
  return { key, at: event.at, source: 'platform', ...told, raw: event.raw, burst }
}

function gapLine({ key, at, to, filled }: GapEntry, words: Words): Line {
  const { gap } = words.platform
  const minutes = Math.max(1, Math.round((to - at) / 60_000))
  const told = filled
    ? { tone: 'plain' as const, sentence: gap.filled, why: gap.filledWhy(minutes) }
    : { tone: 'bad' as const, sentence: gap.sentence, why: gap.why(minutes) }
  return { key, at, source: 'platform', ...told }
}

function phoneLine(entry: PhoneEntry, call: Call, words: Words, soundWas: boolean): Line | undefined {
  const told = say(entry.fact, call, words, soundWas)
  return told && { key: entry.key, at: entry.at, source: 'phone', ...told }
}

function say(fact: PhoneEvent, call: Call, words: Words, soundWas: boolean): Told | undefined {
  const { timeline: t } = words
  const who = shortNameOf(call.party)
  const plain = (sentence: string, burst?: string): Told => ({
    sentence,
    tone: 'plain',
    ...(burst && { burst }),
  })
  switch (fact.type) {
    case 'call-added':
      if (fact.takenBack) return plain(t.takenBack)
      if (fact.direction === 'outgoing') return plain(t.youCalled(nameOf(fact.party)))
      return incoming(fact, words)
    case 'call-ringing':
      return plain(fact.earlyMedia ? t.earlyMedia : call.direction === 'outgoing' ? t.ringing : t.ringingHere)
    case 'call-asked':
      return fact.asking === 'answer' ? plain(t.youAnswered) : undefined
    case 'call-refused':
      return refused(fact, who, words)
    case 'call-connected':
      return { sentence: t.connected, tone: 'good' }
    case 'call-held':
      return plain(fact.by === 'us' ? t.youHeld : t.theyHeld(who), `held ${fact.by}`)
    case 'call-resumed':
      return plain(fact.by === 'us' ? t.youResumed : t.theyResumed(who), `held ${fact.by}`)
    case 'call-muted':
      return plain(t.muted, 'mute')
    case 'call-unmuted':
      return plain(t.unmuted, 'mute')
    case 'call-merged':
      return plain(t.merged, 'conference')
    case 'call-split':
      return plain(t.split, 'conference')
    case 'call-media':
      if (fact.media === 'interrupted') return { sentence: t.soundInterrupted, tone: 'bad', burst: 'media' }
      if (fact.media !== 'flowing') return undefined
      return { sentence: soundWas ? t.soundBack : t.soundFlowing, tone: 'good', burst: 'media' }
    case 'call-digits-sent':
      return { ...plain(t.digits(safeText(fact.digits)), 'digits'), digits: safeText(fact.digits) }
    case 'call-transferring':
    case 'call-transferred':
      return transfer(fact, words)
    case 'call-referred':
      return plain(t.referred(who, nameOf(fact.to)))
    case 'call-referral-answered':
      return plain(fact.followed ? t.referralFollowed : t.referralDeclined)
    case 'call-party-changed':
      return plain(t.partyChanged(nameOf(fact.party)))
    case 'call-ended':
      return ended(call, words)
    default:
      return undefined
  }
}

function incoming(fact: Extract<PhoneEvent, { type: 'call-added' }>, words: Words): Told {
  const number = numberCalled(fact.to)
  const sentence = words.timeline.theyCalled(nameOf(fact.party))
  return { sentence, tone: 'plain', ...(number && { why: words.timeline.calledAs(number) }) }
}

function transfer(
  fact: Extract<PhoneEvent, { type: 'call-transferring' | 'call-transferred' }>,
  { timeline: t }: Words,
): Told | undefined {
  if (fact.type === 'call-transferring') {
    const who = nameOf(fact.transfer.to)
    if (fact.transfer.progress === 'accepted') return undefined
    return {
      sentence: fact.transfer.progress === 'asked' ? t.transferring(who) : t.transferRings(who),
      tone: 'plain',
    }
  }
  const who = nameOf(fact.to)
  if (fact.outcome === 'done') return { sentence: t.transferred(who), tone: 'good' }
  const why = fact.sipStatus === undefined ? {} : { why: t.status(fact.sipStatus) }
  return {
    sentence: fact.outcome === 'refused' ? t.transferRefused(who) : t.transferUnknown(who),
    tone: 'bad',
    ...why,
  }
}

function refused(fact: Extract<PhoneEvent, { type: 'call-refused' }>, who: string, words: Words): Told {
  const { timeline: t } = words
  const why = fact.sipStatus === undefined ? {} : { why: t.status(fact.sipStatus) }
  const sentence =
    fact.asking === 'hold' ? t.holdRefused(who) : fact.asking === 'resume' ? t.resumeRefused(who) : t.refused
  return { sentence, tone: 'bad', ...why }
}

function ended(call: Call, words: Words): Told | undefined {
  const outcome = outcomeOf(call, words)
  if (!outcome) return undefined
  return { sentence: outcome.sentence, why: outcome.hint, tone: outcome.tone === 'failed' ? 'bad' : 'plain' }
}

function burstName(line: Line, words: Words): string {
  const names: Readonly<Record<string, string>> = words.timeline.bursts
  return names[line.burst ?? ''] ?? line.sentence
}

const longestPauseMs = 10_000
const fewest = 4

/** Repeated things close together become one item: digits from two on, the rest from four. */
function bursts(lines: readonly Line[], words: Words): readonly Item[] {
  const groups: Line[][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const joins = last?.burst && last.burst === line.burst && line.at - last.at <= longestPauseMs
    if (group && joins) group.push(line)
    else groups.push([line])
  }
  return groups.flatMap((group): readonly Item[] => {
    const [first] = group
    const last = group.at(-1)
    if (!first || !last) return []
    const isDigits = first.digits !== undefined
    if (group.length < (isDigits ? 2 : fewest)) return group.map((line) => ({ ...line, lines: [] }))
    const digits = group.map((line) => line.digits ?? '').join('')
    const sentence = isDigits
      ? digits
        ? words.timeline.digits(digits)
        : first.sentence
      : words.timeline.times(burstName(last, words), group.length)
    const { raw: _raw, ...head } = last
    // Each by its time would tell how many there were.
    const secret = isDigits && !digits
    return [{ ...head, key: first.key, at: first.at, sentence, lines: secret ? [] : group }]
  })
}
