import { describe, expect, it } from 'vitest'
import { contacts } from '../../src/react/words/en/contacts.ts'
import { history } from '../../src/react/words/en/history.ts'
import { launcher } from '../../src/react/words/en/launcher.ts'
import { en } from '../../src/react/words/en/main.ts'
import { settings } from '../../src/react/words/en/settings.ts'
import { plural } from '../../src/react/words/plural.ts'
import type { Language } from '../../src/react/words/words.ts'

type Say = (...given: readonly unknown[]) => string
type Leaf = string | Say

const english: Language = { words: en, history, contacts, settings, launcher }
const folders = import.meta.glob<Record<string, Language>>('../../src/react/words/*/index.ts', {
  eager: true,
})
const languages = Object.entries(folders).map(([path, exported]) => {
  const tag = path.split('/').at(-2) ?? ''
  return [tag, exported[tag]] as const
})

/** Said the same as in English because it is the same word, or a name. */
const everywhere = ['Opentact', 'Opentact Softphone']
const sameWord: Readonly<Record<string, readonly string[]>> = {
  es: ['Auto'],
  pt: ['Auto', 'Menu', 'Offline', 'Online'],
  fr: ['Auto', 'Menu', 'Microphone', 'Notifications', 'contacts', 'minutes', 'pause'],
  de: ['Auto', 'Live', 'Name', 'Offline', 'Online', 'Region', 'Server'],
}

/** What English puts between the words depends on these: they are tried besides names and numbers. */
const samples: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'words.devices.headsetKeys': [[['Jabra 20', 'Poly 30']]],
  'words.announce.ended': [['Zoë 10', 'Xyz 20', '']],
  'words.announce.minutes': [[0, 41]],
}
const names = ['Zoë 10', 'Yannick 20', 'Xaver 30']
const numbers = [37, 41, 43]
const counts = [0, 1, 2, 3, 5, 11, 100, 1_000_000]

function leavesOf(said: unknown, path = ''): [string, Leaf][] {
  if (typeof said === 'string') return [[path, said]]
  if (typeof said === 'function') return [[path, said as Say]]
  return Object.entries(said as object).flatMap(([key, value]) =>
    leavesOf(value, path ? `${path}.${key}` : key),
  )
}

const ofEnglish = leavesOf(english)

/** Every way to say it: with names, with numbers, with the samples. */
function givenTo(path: string, leaf: Leaf): readonly (readonly unknown[])[] {
  if (typeof leaf === 'string' || leaf.length === 0) return [[]]
  const own = samples[path]
  if (path === 'words.devices.headsetKeys' && own) return own
  return [names.slice(0, leaf.length), numbers.slice(0, leaf.length), ...(own ?? [])]
}

const sayWith = (leaf: Leaf, given: readonly unknown[]) => (typeof leaf === 'string' ? leaf : leaf(...given))

/** Every sentence of a language beside the English one. */
function sentences(language: Language) {
  const said = new Map(leavesOf(language))
  return ofEnglish.flatMap(([path, leaf]) => {
    const own = said.get(path)
    if (own === undefined) return []
    return givenTo(path, leaf).map((given) => ({
      path,
      given: given.flat().map(String),
      own: sayWith(own, given),
      english: sayWith(leaf, given),
    }))
  })
}

const edges = (text: string) => [/^\s*/, /\s*$/].map((edge) => edge.exec(text)?.[0].length)

it('there are languages', () => expect(languages.length).toBeGreaterThan(0))

describe.each(languages)('%s', (tag, language) => {
  if (!language) throw new Error(`${tag}/index.ts exports no ${tag}`)
  const all = sentences(language)
  const wrong = (isWrong: (one: (typeof all)[number]) => boolean) =>
    all.filter(isWrong).map(({ path, own }) => `${path}: ${own}`)

  it('says which language it is, in a tag that Intl knows', () => {
    expect(language.words.language).toBe(tag)
    expect(Intl.PluralRules.supportedLocalesOf(tag)).toEqual([tag])
  })

  it('says what English says, no less and no more', () => {
    const shape = (leaves: readonly [string, Leaf][]) =>
      leaves.map(([path, leaf]) => (typeof leaf === 'string' ? path : `${path}/${leaf.length}`)).sort()
    expect(shape(leavesOf(language))).toEqual(shape(ofEnglish))
  })

  it('puts in every name and number that English puts in', () => {
    const lost = ({ given, own, english }: (typeof all)[number]) =>
      given.some((one) => english.includes(one) && !own.includes(one))
    expect(wrong(lost)).toEqual([])
  })

  const alike = all
    .filter(({ path, own, english }) => path !== 'words.language' && own === english)
    .map(({ path, given, own }) => {
      const word = given.reduce((text, one) => text.replaceAll(one, ''), own).trim()
      return { path, word }
    })
    .filter(({ word }) => /\p{L}/u.test(word))

  it('leaves no English', () => {
    const allowed = [...everywhere, ...(sameWord[tag] ?? [])]
    expect(alike.filter(({ word }) => !allowed.includes(word))).toEqual([])
  })

  it('allows no word to be English that is not', () => {
    const same = alike.map(({ word }) => word)
    expect((sameWord[tag] ?? []).filter((word) => !same.includes(word))).toEqual([])
  })

  it('is set with care: nothing empty, no typewriter’s apostrophe or dots, no stray space', () => {
    expect(wrong(({ own }) => own.trim() === '')).toEqual([])
    expect(wrong(({ own }) => own.includes("'") || own.includes('...'))).toEqual([])
    expect(wrong(({ own }) => /\s\s/.test(own))).toEqual([])
    expect(wrong(({ own, english }) => `${edges(own)}` !== `${edges(english)}`)).toEqual([])
  })

  it('counts', () => {
    const bad = leavesOf(language).flatMap(([path, leaf]) => {
      if (typeof leaf === 'string' || path === 'words.devices.headsetKeys') return []
      return counts
        .map((count) => leaf(...Array.from({ length: leaf.length }, () => count)))
        .filter((said) => !said.trim() || /undefined|\[object|NaN/.test(said))
        .map((said) => `${path}: ${said}`)
    })
    expect(bad).toEqual([])
  })

  it('has one and many where English has and the language knows the difference', () => {
    if (new Intl.PluralRules(tag).resolvedOptions().pluralCategories.length < 2) return
    const said = new Map(leavesOf(language))
    const differs = (leaf: Leaf | undefined) => {
      if (typeof leaf !== 'function') return false
      const [one, many] = [1, 5].map((count) => leaf(count, count).replace(/\d/g, ''))
      return one !== many
    }
    const counting = ofEnglish.filter(([path]) => path !== 'words.devices.headsetKeys')
    const flat = counting.filter(([path, leaf]) => differs(leaf) && !differs(said.get(path)))
    expect(flat.map(([path]) => path)).toEqual([])
  })

  it('names every key of the keyboard by words of its own', () => {
    const { call, conference, incoming, shortcuts, transfer } = language.words
    const named = [
      ...[shortcuts.dial, shortcuts.digits, shortcuts.panes, shortcuts.close, shortcuts.thisList],
      ...[incoming.answer, incoming.decline, call.mute, call.unmute, call.hold, call.resume],
      ...[call.keypad, transfer.name, conference.merge, call.hangUp],
    ]
    expect(new Set(named).size).toBe(named.length)
  })

  it('keeps the buttons of a call short enough for a narrow page', () => {
    const { call, conference, ended, incoming, transfer } = language.words
    const discs = [
      ...[call.mute, call.unmute, call.hold, call.holding, call.resume, call.resuming],
      ...[call.keypad, transfer.name],
    ]
    const halves = [call.hangUp, incoming.answer, incoming.decline, ...Object.values(ended)]
    const others = [conference.merge, conference.split, call.sound, call.timeline, call.addCall]
    const ways = [transfer.now, transfer.first, transfer.takeBack]
    // A disc's label may take two lines, but no word of it may be wider than its quarter of the page.
    expect(discs.flatMap((label) => label.split(' ')).filter((word) => word.length > 11)).toEqual([])
    expect([...discs, ...ways, ...others].filter((label) => label.length > 16)).toEqual([])
    expect(halves.filter((label) => label.length > 13)).toEqual([])
  })
})

it('a Spanish question or exclamation is opened', () => {
  const spanish = languages.find(([tag]) => tag === 'es')?.[1]
  const count = (text: string, sign: string) => text.split(sign).length
  const unopened = spanish
    ? sentences(spanish).filter(
        ({ own }) => count(own, '?') !== count(own, '¿') || count(own, '!') !== count(own, '¡'),
      )
    : []
  expect(unopened.map(({ own }) => own)).toEqual([])
})

it('French sets its high signs apart by spaces that do not break', () => {
  const french = languages.find(([tag]) => tag === 'fr')?.[1]
  const bare = (text: string) => text.replace(/\b(?:https?|wss|stun|turns?):/g, '')
  const close = french
    ? sentences(french).filter(({ own }) => /(?<!\u202f)[;!?]|(?<!\u00a0)[:»]|«(?!\u00a0)/.test(bare(own)))
    : []
  expect(close.map(({ own }) => own)).toEqual([])
})

describe('plural forms', () => {
  it.each([
    ['es', 1, 'one'],
    ['es', 0, 'other'],
    ['fr', 0, 'one'],
    ['fr', 2, 'other'],
    ['ar', 2, 'two'],
    ['ar', 3, 'few'],
    ['ar', 11, 'many'],
  ])('%s says %d as "%s"', (language, count, form) => {
    const forms = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' }
    expect(plural(language)(count, forms)).toBe(form)
  })

  it('a form that a language has and nobody wrote is the rest', () => {
    expect(plural('es')(1_000_000, { one: 'one', other: 'other' })).toBe('other')
  })
})
