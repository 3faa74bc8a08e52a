import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PhoneError } from '../../src/phone/errors.ts'
import { allowedByDefault, readDialled, readTarget } from '../../src/phone/target.ts'

const domain = 'acme.test'

describe('what can be called', () => {
  const good: readonly [typed: string, address: string, number: boolean][] = [
    ['bob', 'sip:bob@acme.test', false],
    ['  bob  ', 'sip:bob@acme.test', false],
    ['Bob.Meier-2_x', 'sip:Bob.Meier-2_x@acme.test', false],
    ["o'neill!~*&=$", "sip:o'neill!~*&=$@acme.test", false],
    ['bob@other.example', 'sip:bob@other.example', false],
    ['bob@OTHER.Example', 'sip:bob@other.example', false],
    ['sip:bob', 'sip:bob@acme.test', false],
    ['sip:bob@other.example', 'sip:bob@other.example', false],
    ['SIP:bob@other.example:5080', 'sip:bob@other.example:5080', false],
    ['bob@192.0.2.7', 'sip:bob@192.0.2.7', false],
    ['112', 'sip:112@acme.test', true],
    ['+493023125014', 'sip:+493023125014@acme.test', true],
    ['+49 30 23125-014', 'sip:+493023125014@acme.test', true],
    ['+49 (0)30 23125/014', 'sip:+493023125014@acme.test', true],
    ['(555) 123-4567', 'sip:5551234567@acme.test', true],
    ['(555)123.4567', 'sip:5551234567@acme.test', true],
    ['(0) 30', 'sip:030@acme.test', true],
    ['030\u00a023125 – 014', 'sip:03023125014@acme.test', true],
    ['555‑1234', 'sip:5551234@acme.test', true],
    ['１２３', 'sip:123@acme.test', true],
    ['٠٣٠ ٢٣١٢٥', 'sip:03023125@acme.test', true],
    ['+९१ ९८१२३', 'sip:+9198123@acme.test', true],
    ['tel:+۹۸-۲۱', 'sip:+9821@acme.test', true],
    ['*43#', 'sip:*43%23@acme.test', true],
    ['#31#030123', 'sip:%2331%23030123@acme.test', true],
    ['tel:+49-30-123', 'sip:+4930123@acme.test', true],
    ['tel: 112', 'sip:112@acme.test', true],
    ['TEL:112;phone-context=+49', 'sip:112@acme.test', true],
    ['sip:+49 30 123@other.example', 'sip:+4930123@other.example', true],
    ['a#b', 'sip:a%23b@acme.test', false],
  ]
  test.each(good)('%s → %s', (typed, address, number) => {
    expect(readTarget(typed, domain)).toMatchObject({ address, number })
  })

  test('user and host come apart, the user as typed', () => {
    expect(readTarget('a#b@other.example', domain)).toEqual({
      user: 'a#b',
      host: 'other.example',
      address: 'sip:a%23b@other.example',
      number: false,
    })
  })
})

describe('what cannot be called, and why it would be dangerous', () => {
  const hostile: readonly [what: string, typed: string][] = [
    ['nothing', ''],
    ['blanks', '   '],
    ['a header after a line break', 'bob\r\nX-Evil: 1'],
    ['a line break at the end', 'bob\n'],
    ['a tab', 'bo\tb'],
    ['a NUL', 'bob\0'],
    ['a header in the address', 'bob@acme.test?Route=%3Csip:evil.example%3E'],
    ['a header without a host', 'bob?Replaces=x'],
    ['a header after a number', 'tel:112?Route=5'],
    ['another destination by parameter', 'bob@acme.test;maddr=evil.example'],
    ['a parameter in the user', 'bob;x=y@acme.test'],
    ['a parameter after a login', 'bob;transport=udp'],
    ['sips, which promises what we cannot keep', 'sips:bob@acme.test'],
    ['a password in the address', 'sip:bob:secret@acme.test'],
    ['two hosts', 'bob@evil.example@acme.test'],
    ['a user of its own escaping', 'bob%40evil.example@acme.test'],
    ['an escaped line break', 'bob%0d%0aX-Evil:1@acme.test'],
    ['brackets', '<sip:bob@acme.test>'],
    ['a name beside the address', '"Bob" <sip:bob@acme.test>'],
    ['quotes', 'bo"b'],
    ['blanks in a login', 'bob meier'],
    ['letters in a number', 'tel:12abc34'],
    ['a vanity number', 'tel:1-800-FLOWERS'],
    ['no number at all', 'tel:'],
    ['only the marks of a number', '(-)'],
    ['two plus signs', 'tel:++49'],
    ['a plus in the middle', 'tel:0+49'],
    ['a number that is too long', '1'.repeat(41)],
    ['another scheme', 'javascript:alert(1)'],
    ['a web address', 'https://evil.example/'],
    ['mail', 'mailto:bob@acme.test'],
    ['an empty host', 'bob@'],
    ['an empty user', '@acme.test'],
    ['only the scheme', 'sip:'],
    ['a host that ends in a dot', 'bob@acme.test.'],
    ['a host with two dots', 'bob@acme..test'],
    ['a host that begins with a dash', 'bob@-acme.test'],
    ['a host with an underscore', 'bob@ac_me.test'],
    ['an IPv6 host', 'bob@[::1]'],
    ['a port that is none', 'bob@acme.test:99999'],
    ['port 0', 'bob@acme.test:0'],
    ['an empty port', 'bob@acme.test:'],
    ['a host of other letters that look the same', 'bob@аcme.test'],
    ['a user of other letters', 'бob'],
    ['digits of another script in a login', 'bob٣'],
    ['digits of another script in a host', 'bob@٣.acme.test'],
    ['umlauts', 'jürgen'],
    ['an at sign in disguise', 'bob＠evil.example？x=1'],
    ['a semicolon in disguise', 'bob\u037ex=1'],
    ['text that turns around', '+49\u202e321'],
    ['invisible text', 'bo\u200bb'],
    ['half a character', 'bob\ud800'],
    ['more than 256 characters', 'b'.repeat(257)],
    ['more than 256 characters after unfolding', '\ufdfa'.repeat(20)],
    ['a million characters', 'a.'.repeat(500_000)],
  ]
  test.each(hostile)('%s', (_what, typed) => {
    expect(() => readTarget(typed, domain)).toThrow(PhoneError)
    expect(() => readTarget(typed, domain)).toThrow(expect.objectContaining({ code: 'bad-target' }))
  })
})

describe('whatever is typed', () => {
  // Written anew, not taken from the code: the only addresses that may ever leave for the network.
  const strict =
    /^sip:(?:[A-Za-z0-9\-_.!~*'()&=+$,]|%23)+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[1-9]\d{0,4}|:0+[1-9]\d*)?$/

  function readsStrictly(typed: string) {
    try {
      const target = readTarget(typed, domain)
      expect(target.address).toMatch(strict)
      expect(target.address.length).toBeLessThan(4 + 256 * 3 + 1 + 256)
      if (target.number) expect(target.user).toMatch(/^\+?[\d*#]{1,40}$/)
      // What was read reads the same again.
      expect(readTarget(`${target.user}@${target.host}`, domain).address).toBe(target.address)
    } catch (error) {
      if (!(error instanceof PhoneError)) throw error
      expect(error.code).toBe('bad-target')
    }
  }

  const pieces = [
    ...[
      'sip:',
      'sips:',
      'tel:',
      'bob',
      'acme.test',
      'evil.example',
      '@',
      ';maddr=',
      '?Route=',
      '%0d%0a',
      '%23',
    ],
    ...[
      '\r\n',
      '\0',
      '<',
      '>',
      '"',
      ' ',
      '+',
      '49',
      '(0)',
      '(',
      ')',
      '-',
      '*',
      '#',
      ':',
      '5060',
      '.',
      ',',
      '//',
    ],
    ...['\u00a0', '\u2028', '\u202e', '\u037e', '＠', '；', '．', 'ä', '\ud800', '[::1]'],
  ]

  test('in any text it is a strict address or bad-target', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), readsStrictly), { numRuns: 3000 })
  })

  test('in any mixture of the pieces of addresses it is a strict address or bad-target', () => {
    const mixture = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((list) => list.join(''))
    fc.assert(fc.property(mixture, readsStrictly), { numRuns: 10_000 })
  })

  test('a long one is refused quickly', () => {
    const began = performance.now()
    for (const unit of ['a', 'a-', 'a.', '1', '-', ' ', '(', '.', '@a'])
      readsStrictly(`b@${unit.repeat(254 / unit.length)}_`)
    expect(performance.now() - began).toBeLessThan(500)
  })
})

describe('allowed unless the option says otherwise', () => {
  const may = (typed: string) => allowedByDefault(readTarget(typed, domain), 'ACME.test')
  test('logins of the own domain and numbers', () => {
    expect(['bob', 'bob@acme.test', '+49 30 123', 'tel:112', '112@Acme.Test'].filter(may)).toHaveLength(5)
  })
  test('no other host, be it for a login or for a number', () => {
    expect(['bob@other.example', '+4930123@other.example', 'bob@acme.test:5099'].filter(may)).toEqual([])
  })
})

describe('digits behind a number', () => {
  test.each([
    ['+4930123,,45', '+4930123', ',,45'],
    ['tel:+49-30-123,9#', 'tel:+49-30-123', ',9#'],
    ['0800 123 456 , 12*a', '0800 123 456', ',12*A'],
    ['112，３', '112', ',3'],
    ['112,,', '112', ''],
    ['112', '112', ''],
    ['٠٣٠ ٢٣١٢٥,٣', '030 23125', ',3'],
    ['bob', 'bob', ''],
  ])('%s calls %s and sends “%s” after the answer', (typed, target, digits) => {
    const dialled = readDialled(typed)
    expect([dialled.target.trim(), dialled.digits]).toEqual([target, digits])
  })

  test.each(['bob,12', '+4930123,x', '112,1@acme.test', 'tel:112,p', `112,${'1'.repeat(64)}`, 7 as never])(
    '%s has none, and is no number with some either',
    (typed) => {
      expect(() => {
        const { target, digits } = readDialled(typed)
        expect(digits).toBe('')
        if (readTarget(target, domain).number === false) throw new Error('a name')
      }).toThrow()
    },
  )

  test('are refused where nothing is dialled, and never become a part of the address', () => {
    expect(() => readTarget('+4930123,,45', domain)).toThrow('digits after a pause')
    expect(() => readTarget('sip:112,1@acme.test', domain)).toThrow('digits after a pause')
  })
})
