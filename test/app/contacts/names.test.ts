import { describe, expect, it } from 'vitest'
import { createNames } from '../../../src/app/contacts/names.ts'
import { call, domain, mara, zoe } from './people.ts'

describe('who calls', () => {
  const nameFor = createNames([mara, zoe], domain)

  it.each([
    ['the number itself', call('+49301234567', 'gateway.example'), 'Mara Lindqvist'],
    ['without its country', call('0301234567'), 'Mara Lindqvist'],
    ['with 00 for +', call('0049301234567'), 'Mara Lindqvist'],
    ['another country', call('+44301234567'), undefined],
    ['the end of it alone', call('1234567', domain), undefined],
    ['a login of the own domain', call('mara'), 'Mara Lindqvist'],
    ['the same login elsewhere', call('mara', 'evil.example'), undefined],
    ['a host in other letters', call('zoe', 'OTHER.example'), zoe.name],
    ['a login in other letters', call('Mara'), undefined],
  ])('%s', (_what, party, name) => {
    expect(nameFor(party)).toBe(name)
  })

  it('is not said where two have the number', () => {
    const names = createNames([mara, { id: 'x', name: 'Somebody Else', numbers: ['+49301234567'] }], domain)
    expect(names(call('+49301234567'))).toBeUndefined()
    expect(names(call('mara'))).toBe('Mara Lindqvist')
  })

  it('is said of short numbers only where they are the same', () => {
    const names = createNames([{ id: 'x', name: 'Front Desk', numbers: ['101'] }], domain)
    expect([names(call('101')), names(call('+101')), names(call('1101'))]).toEqual([
      'Front Desk',
      undefined,
      undefined,
    ])
  })
})
