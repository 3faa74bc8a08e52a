import { describe, expect, it } from 'vitest'
import { nameOf, placeOf } from '../../src/react/party.ts'
import { initialsOf, numberCalled, tintOf, typed } from '../../src/react/partyMarks.ts'
import { safeText } from '../../src/react/safeText.ts'

describe('text from the network', () => {
  it('loses control, bidi and zero-width characters', () => {
    expect(safeText('A\u0000\u001b[31mli\u200bce\u202e gpj\u2066\ufeff\u00ad')).toBe('A[31mlice gpj')
  })

  it('keeps the joiner inside an emoji and the non-joiner between letters, and no other', () => {
    for (const name of ['👩‍💻 Ada', '🧑🏽‍🚀', 'می\u200cخواهم']) expect(safeText(name)).toBe(name)
    expect(safeText('A\u200dB \u200cC\u200c')).toBe('AB C')
  })

  it('is cut at 128 characters, counting letters and not halves of them', () => {
    const cut = safeText('😀'.repeat(500))
    expect([...cut]).toHaveLength(128)
    expect(cut.endsWith('…')).toBe(true)
  })

  it('keeps a few marks on a letter and drops a tower of them', () => {
    expect(safeText(`Z${'\u0300'.repeat(40)}`)).toBe(`Z${'\u0300'.repeat(3)}`)
    expect(safeText('Zoë Nguyễn')).toBe('Zoë Nguyễn')
  })

  it('shows blank look-alikes as nothing, so the number stands there instead', () => {
    expect(nameOf({ name: '\u3164\u2800', user: '100', address: 'sip:100@a' })).toBe('100')
  })
})

describe('a party', () => {
  it('has initials only when it has a name', () => {
    expect(initialsOf({ name: 'Jonas van Weber', user: '1', address: '' })).toBe('JW')
    expect(initialsOf({ user: '+4930', address: '' })).toBe('')
    expect(tintOf({ user: '+4930', address: '' })).toBe(0)
  })

  it('shows its number below its name, and its domain where there is no name', () => {
    expect(placeOf({ name: 'Mara', user: '12', address: 'sip:12@a.example' })).toBe('12')
    expect(placeOf({ user: '12', address: 'sip:12@a.example' })).toBe('a.example')
  })

  it('is typed without scheme and without the own domain', () => {
    expect(typed('sip:bob@A.example', 'a.example')).toBe('bob')
    expect(typed('sip:bob@b.example', 'a.example')).toBe('bob@b.example')
    expect(numberCalled('sip:+4930@a.example')).toBe('+4930')
    expect(numberCalled('sip:alice@a.example')).toBeUndefined()
  })
})
