import { describe, expect, test } from 'vitest'
import type { Home } from '../../../src/phone/region.ts'
import { numbers } from '../../../src/react/numbers/phoneNumbers.ts'

const at = (region: string): Home => ({ region, sure: true })
const digitsOf = (text: string) => text.replace(/[^\d+,*#]/g, '')

describe('while it is typed, a number looks as its country writes it', () => {
  test.each([
    ['+493023125014', 'DE', '+49 30 23125014', 'DE'],
    ['03023125014', 'DE', '030 23125014', 'DE'],
    ['030-231 250-14', 'DE', '030 23125014', 'DE'],
    ['(030) 23125014', 'DE', '030 23125014', 'DE'],
    ['+49 (0)30 23125 014', 'US', '+49 30 23125014', 'DE'],
    ['+15550100011', 'DE', '+1 555 010 0011', undefined],
    ['4155550100', 'US', '(415) 555-0100', 'US'],
    ['14155550100', 'US', '1 (415) 555-0100', 'US'],
    ['+14155550100', 'FR', '+1 415 555 0100', 'US'],
    ['+14165550100', 'US', '+1 416 555 0100', 'CA'],
    ['0612345678', 'FR', '06 12 34 56 78', 'FR'],
    ['+33612345678', 'DE', '+33 6 12 34 56 78', 'FR'],
    ['02079460018', 'GB', '020 7946 0018', 'GB'],
    ['+442079460018', 'GB', '+44 20 7946 0018', 'GB'],
    ['11961234567', 'BR', '(11) 96123-4567', 'BR'],
    ['+390612345678', 'DE', '+39 06 1234 5678', 'IT'],
    ['612345678', 'ES', '612 34 56 78', 'ES'],
    ['9812345678', 'IN', '98123 45678', 'IN'],
    ['+919812345678', 'DE', '+91 98123 45678', 'IN'],
    ['89123456789', 'RU', '8 (912) 345-67-89', 'RU'],
    ['+8613812345678', 'CN', '+86 138 1234 5678', 'CN'],
    ['+5491123456789', 'AR', '+54 9 11 2345 6789', 'AR'],
    ['0412345678', 'AU', '0412 345 678', 'AU'],
    ['09012345678', 'JP', '090-1234-5678', 'JP'],
    ['+97142345678', 'AE', '+971 4 234 5678', 'AE'],
    ['004930231250', 'FR', '00 49 30 231250', 'DE'],
    ['01149302312504', 'US', '011 49 30 2312504', 'DE'],
    ['+4930231', 'US', '+49 30 231', 'DE'],
    ['+493023125014,12', 'US', '+49 30 23125014,12', 'DE'],
  ])('%s in %s', (typed, region, text, country) => {
    expect(numbers.whileTyped(typed, at(region))).toEqual({ text, country })
  })

  test.each([
    ...['112', '2001', '123456', '030', '*21*4930#', '#31#03023125014', 'bob', 'bob@acme.test', '4930bob'],
    ...['sip:+493023125014@acme.test', '+49302312@acme.test', '4930-2312.x', '', '+', '++49', '1,2,x'],
  ])('%s stays as it is', (typed) => {
    expect(numbers.whileTyped(typed, at('DE'))).toEqual({ text: typed, country: undefined })
  })

  test('without a country of one’s own, only numbers that name theirs', () => {
    const nowhere = { sure: false }
    expect(numbers.whileTyped('030-231 250-14', nowhere)).toEqual({ text: '030-231 250-14' })
    expect(numbers.whileTyped('+493023125014', nowhere).text).toBe('+49 30 23125014')
  })
  test('the country is not told where it is only guessed', () => {
    expect(numbers.whileTyped('03023125014', { region: 'DE', sure: false })).toEqual({ text: '030 23125014' })
  })
})

describe('what is dialled', () => {
  test.each([
    ['030 23125014', 'DE', '+493023125014'],
    ['(030) 231 250-14', 'DE', '+493023125014'],
    ['(415) 555-0100', 'US', '+14155550100'],
    ['1 415 555 0100', 'US', '+14155550100'],
    ['416 555 0100', 'CA', '+14165550100'],
    ['020 7946 0018', 'GB', '+442079460018'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['612 34 56 78', 'ES', '+34612345678'],
    ['98123 45678', 'IN', '+919812345678'],
    ['098123 45678', 'IN', '+919812345678'],
    ['8 (912) 345-67-89', 'RU', '+79123456789'],
    ['0412 345 678', 'AU', '+61412345678'],
    ['090-1234-5678', 'JP', '+819012345678'],
    ['(11) 96123-4567', 'BR', '+5511961234567'],
    ['22 123 45 67', 'PL', '+48221234567'],
    ['0049 30 23125014', 'US', '+493023125014'],
    ['00 33 6 12 34 56 78', 'DE', '+33612345678'],
    ['011 49 30 23125014', 'US', '+493023125014'],
    ['0011 49 30 23125014', 'AU', '+493023125014'],
    ['030 23125014,12#', 'DE', '+493023125014,12#'],
    ['٠٣٠ ٢٣١٢٥٠١٤', 'DE', '+493023125014'],
    ['０３０ ２３１２５０１４', 'DE', '+493023125014'],
  ])('%s in %s calls %s', (typed, region, wanted) => {
    expect(numbers.dialled(typed, at(region))).toBe(wanted)
  })

  test.each([
    ...[
      '110',
      '112',
      '911',
      '2001',
      '20 01',
      '123456',
      '12-34-56',
      '*21*03023125014#',
      'bob',
      'bob@acme.test',
    ],
    ...[
      '+49 (0)30 23125014',
      '+15550100011',
      'sip:03023125014@acme.test',
      'tel:03023125014',
      '030 23125014 Meier',
    ],
  ])('%s is dialled as it is', (typed) => {
    for (const region of ['DE', 'US', 'FR', 'IN', 'NO'])
      expect(numbers.dialled(typed, at(region))).toBe(typed)
  })

  test('digits that no caller inside the country would dial are somebody’s own plan: they stay', () => {
    // Long extensions, or a local number without its area.
    for (const typed of ['2001234', '23125014', '3023125014', '99999123', '493023125014'])
      expect(numbers.dialled(typed, at('DE'))).toBe(typed)
    for (const typed of ['5550100', '1234567', '914155550100', '24155550100'])
      expect(numbers.dialled(typed, at('US'))).toBe(typed)
  })

  test('no country is added by a guess', () => {
    for (const typed of ['030 23125014', '4155550100', '98123 45678'])
      for (const region of ['DE', 'US', 'IN', undefined])
        expect(numbers.dialled(typed, { region, sure: false })).toBe(typed)
    expect(numbers.dialled('0049 30 23125014', { sure: false })).toBe('+493023125014')
  })
})

describe('a number in a text of other things', () => {
  test.each([
    ['tel:+49-30-23125014', '+493023125014'],
    ['tel:+49-30-23125014;ext=12', '+493023125014,12'],
    ['TEL://%2B49%2030%2023125014', '+493023125014'],
    ['callto:+493023125014', '+493023125014'],
    ['call me at +1 (415) 555-0100 x23', '+14155550100,23'],
    ['Phone: +1 (415) 555-0100 ext. 23.', '+14155550100,23'],
    ['Tel.: 030 231 250-14, Fax: 030 231 250-99', '03023125014'],
    ['(030) 231 250-14', '03023125014'],
    ['Büro (+49) 30 23125014', '+493023125014'],
    ['on 2026-11-23 call +33 6 12 34 56 78', '+33612345678'],
    ['+49\u00a030\u00a023125\u2011014', '+493023125014'],
    ['＋４９ ３０ ２３１２５０１４', '+493023125014'],
    ['٠٣٠ ٢٣١٢٥٠١٤', '03023125014'],
    ['“+49 30 23125014”', '+493023125014'],
    ['+1 415 555 0100 доб. 7', '+14155550100,7'],
  ])('%s', (text, number) => {
    expect(numbers.read(text)).toBe(number)
  })
  test.each([
    'bob',
    'bob@acme.test',
    'sip:+493023125014@acme.test',
    'room-2024-001122',
    'Room 12',
    '1-800-FLOWERS',
    '',
  ])('%s is taken as it is', (text) => expect(numbers.read(text)).toBeUndefined())
})

test('parties are shown by the same rules, and nothing else is', () => {
  expect(numbers.shown('+493023125014', { sure: false })).toBe('+49 30 23125014')
  expect(numbers.shown('03023125014', at('DE'))).toBe('030 23125014')
  expect(numbers.shown('14155550100', at('US'))).toBe('1 (415) 555-0100')
  for (const text of ['2001', '123456', 'echo', 'Ann 030 23125014', '+999123456', '123456789012345'])
    expect(numbers.shown(text, at('DE'))).toBe(text)
  expect(digitsOf(numbers.shown('+15550100011', at('US')))).toBe('+15550100011')
})
