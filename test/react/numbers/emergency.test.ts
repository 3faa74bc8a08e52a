import { expect, it } from 'vitest'
import type { Home } from '../../../src/phone/region.ts'
import { isEmergency as isOne } from '../../../src/react/numbers/emergency.ts'
import { numbers } from '../../../src/react/numbers/phoneNumbers.ts'

const isEmergency = (typed: string, home: Home) => isOne(typed, home, numbers)

const unknown = { region: undefined, sure: false }
const sure = (region: string) => ({ region, sure: true })

it.each(['112', '911', ' 9-1-1 ', '١١٢', '１１２', 'tel:112', 'sip:911@acme.example', '112,,1'])(
  '%s is one in every country',
  (typed) => {
    for (const home of [unknown, sure('GB'), sure('DE'), sure('XX')])
      expect(isEmergency(typed, home)).toBe(true)
  },
)

it.each([
  '',
  '1',
  '11',
  '1122',
  '91',
  '9112',
  '+112',
  '+911',
  '112a',
  'a112',
  '#112',
  '*112#',
  '911 555 0100',
])('%s is none anywhere', (typed) => {
  for (const home of [unknown, sure('GB'), sure('DE')]) expect(isEmergency(typed, home)).toBe(false)
})

it.each([
  ['999', 'GB', 'DE'],
  ['000', 'AU', 'GB'],
  ['111', 'NZ', 'GB'],
  ['110', 'DE', 'GB'],
  ['190', 'BR', 'PT'],
  ['120', 'CN', 'US'],
])('%s is one in %s and none in %s', (typed, there, elsewhere) => {
  expect(isEmergency(typed, sure(there))).toBe(true)
  expect(isEmergency(typed, sure(elsewhere))).toBe(false)
})

it('where the country is a guess, those of a telephone that knows none count as well', () => {
  for (const typed of ['000', '110', '118', '119', '999'])
    expect([isEmergency(typed, unknown), isEmergency(typed, { region: 'US', sure: false })]).toEqual([
      true,
      true,
    ])
  expect(isEmergency('100', unknown)).toBe(false)
})

it('the name of something that every object has is no country', () => {
  expect(isEmergency('100', sure('constructor'))).toBe(false)
})

it('before the tables are there, those that are one everywhere are known', () => {
  expect(['112', '911', '999', '000'].map((typed) => isOne(typed, sure('GB'), undefined))).toEqual([
    true,
    true,
    false,
    false,
  ])
})
