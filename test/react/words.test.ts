import { describe, expect, it } from 'vitest'
import type { EndReason } from '../../src/phone/call.ts'
import { failureCodes } from '../../src/phone/errors.ts'
import { endSentence } from '../../src/react/ending.ts'
import { outcomeOf } from '../../src/react/outcome.ts'
import { en } from '../../src/react/words/en/main.ts'
import { languages as tongues } from '../../src/react/words/languages.ts'
import { loadLanguage } from '../../src/react/words/loadLanguage.ts'
import type { Words } from '../../src/react/words/words.ts'
import { xx } from '../../src/react/words/xx.ts'
import { callWith, ended } from './draw.tsx'

const languages: readonly (readonly [string, Words])[] = [
  ['en', en],
  ['xx', xx.words],
]
const spoken = await Promise.all(tongues.map(async ({ tag }) => (await loadLanguage(tag)).words ?? en))
const reasons: readonly EndReason[] = [
  ...(['hung-up', 'cancelled', 'declined'] as const).flatMap((kind) =>
    (['us', 'them'] as const).map((by) => ({ kind, by })),
  ),
  ...(
    [
      'busy',
      'no-answer',
      'not-found',
      'unavailable',
      'answered-elsewhere',
      'not-disturbed',
      'no-room',
    ] as const
  ).map((kind) => ({ kind })),
  ...failureCodes.map((code) => ({ kind: 'failed' as const, error: { code } })),
]

describe.each(languages)('words in %s', (_name, words) => {
  it.each(failureCodes)('failure %s has a sentence and what to do next', (code) => {
    expect(words.failures[code].sentence).toMatch(/\S/)
    expect(words.failures[code].hint).toMatch(/\S/)
  })

  it.each(reasons)('an end by %o is worded for calls in both directions', (reason) => {
    for (const direction of ['incoming', 'outgoing'] as const)
      for (const since of [undefined, 1000]) {
        const outcome = outcomeOf(callWith({ direction, state: ended(reason, since) }), words)
        expect(outcome?.sentence).toMatch(/\S/)
        expect(outcome?.hint).toMatch(/\S/)
      }
  })
})

describe('how a call ended', () => {
  const incoming = (reason: EndReason) =>
    outcomeOf(callWith({ direction: 'incoming', state: ended(reason) }), en)

  it('a caller who gave up is a missed call', () => {
    expect(incoming({ kind: 'cancelled', by: 'them' })).toMatchObject({
      sentence: 'Missed call',
      missed: true,
    })
  })

  it.each([
    ['no-room', 'no room for another call'],
    ['not-disturbed', 'do not disturb was on'],
  ] as const)('a caller who heard busy at once is missed, and why is said: %s', (kind, why) => {
    expect(incoming({ kind })).toMatchObject({ sentence: expect.stringContaining(why), missed: true })
  })

  it('a call that its caller gave up is told as that, and one that was answered as ended', () => {
    const cancelled = callWith({ state: ended({ kind: 'cancelled', by: 'us' }) })
    expect(outcomeOf(cancelled, en)).toMatchObject({ sentence: 'You cancelled the call', tone: 'quiet' })
    for (const words of spoken)
      expect(endSentence(cancelled, words)).not.toBe(words.endings['hung-up-us'].sentence)
    expect(outcomeOf(callWith({ state: ended({ kind: 'hung-up', by: 'us' }, 1000) }), en)).toMatchObject({
      sentence: 'Call ended',
    })
  })

  it('a call taken by another device is not missed', () => {
    expect(incoming({ kind: 'answered-elsewhere' })).toMatchObject({
      sentence: 'Answered elsewhere',
      missed: false,
      tone: 'quiet',
    })
  })

  it('a blocked microphone can be tried again', () => {
    const state = ended({ kind: 'failed', error: { code: 'microphone-denied' } })
    expect(outcomeOf(callWith({ state }), en)).toMatchObject({ remedy: 'retry', tone: 'failed' })
  })
})

it.each(spoken.map(({ dial, language }) => [language, dial.hint]))(
  'what can be typed is told in %s without saying anything twice',
  (language, hint) => {
    const words = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(hint)]
      .filter(({ isWordLike, segment }) => isWordLike && segment.length > (language === 'zh' ? 1 : 3))
      .map(({ segment }) => segment.toLowerCase())
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
  },
)
