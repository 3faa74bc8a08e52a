// What comes out of files, of which many are bad, is held to the rules of the form.
import { describe, expect, it } from 'vitest'
import { type Contact, newContact, readContact, readNumber } from '../../../src/app/contacts/contact.ts'
import { importContacts } from '../../../src/app/contacts/importContacts.ts'
import { importSentence } from '../../../src/app/contacts/importSentence.ts'
import { readTarget } from '../../../src/phone/target.ts'
import { de } from '../../../src/react/words/de/index.ts'
import { contacts as english } from '../../../src/react/words/en/contacts.ts'
import { mara } from './people.ts'

let ids = 0
const newId = () => `new${++ids}`
const read = (text: string, known: readonly Contact[] = []) => importContacts(text, known, newId)
const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')
const said = (text: string, known: readonly Contact[] = []) => {
  const found = read(text, known)
  return importSentence(english, 'en', found, found.contacts.length)
}

describe('a number', () => {
  it.each([
    ['+49 (30) 123-4567', '+49301234567'],
    ['+49 (0)30 123-4567', '+49301234567'],
    ['030 – 123 45', '03012345'],
    ['٠٣٠ ١٢٣', '030123'],
    ['*21#', '*21#'],
    ['tel:+49301234567;ext=1', '+49301234567'],
    ['sip:bob@acme.example;transport=ws', 'bob@acme.example'],
    [' bob ', 'bob'],
    ['---', undefined],
    ['two words', undefined],
    ['<script>', undefined],
    ['https://x.example', undefined],
    ['a@b@c', undefined],
    ['bob@', undefined],
    ['bob@-acme.example', undefined],
    ['bob@acme_example', undefined],
    ['bob@acme.example:99999', undefined],
    ['bob%40x', undefined],
    ['jörg', undefined],
    ['bob\u202e', undefined],
    ['+4930123,,45', undefined],
    ['1'.repeat(41), undefined],
    ['x'.repeat(300), undefined],
  ])('%j is dialled as %j', (text, number) => {
    expect(readNumber(text)).toBe(number)
  })

  it.each(['+49 (30) 123', 'tel:+1;ext=1', '*21#', 'bob', 'bob@acme.example', 'BOB@ACME.example:5080'])(
    '%j comes back from where it is kept, and the phone dials it',
    (text) => {
      const number = readNumber(text) ?? ''
      expect(readContact({ id: 'x', name: 'X', numbers: [number] })?.numbers).toEqual([number])
      expect(readTarget(number, 'acme.example').address).toMatch(/^sip:/)
    },
  )
})

describe('what was kept before there was a rule', () => {
  it('stays to be seen and mended', () => {
    const kept = { id: 'x', name: 'Jörg', numbers: ['jörg@acme.example', '12', 7, '<'] }
    expect(readContact(kept)).toEqual({ id: 'x', name: 'Jörg', numbers: ['jörg@acme.example', '12'] })
    expect(newContact('x', 'Jörg', ['jörg@acme.example'])).toBeUndefined()
  })
})

describe('a file', () => {
  it('doubles nobody, adds what is new, and tells what it left', () => {
    const text = 'Name,Phone,Phone 2\nMara Lindqvist,mara,+4999\nNobody,,\nNew One,123,'
    const first = read(text, [mara])
    expect(first).toEqual({
      ...{ there: 0, noNumber: 1, notDialled: 0 },
      contacts: [
        { ...mara, numbers: [...mara.numbers, '+4999'] },
        { id: expect.stringContaining('new'), name: 'New One', numbers: ['123'] },
      ],
    })
    expect(read(text, first.contacts)).toEqual({ contacts: [], there: 2, noNumber: 1, notDialled: 0 })
  })

  it('that names somebody twice has them once', () => {
    const text = 'Name,Phone,Phone 2\nAda,1,2\nAda,2,3\nAda,3,1'
    expect(read(text)).toMatchObject({ contacts: [{ name: 'Ada', numbers: ['1', '2', '3'] }], there: 1 })
  })

  it('brings in no address that the form refuses, and whom it can without it', () => {
    const text = [
      card('FN:Umlaut', 'IMPP:sip:jörg@acme.example'),
      card('FN:Host', 'X-SIP:bob@-acme.example', 'TEL:bob smith'),
      card('FN:Both', 'TEL:+49 (0)30 12', 'IMPP:sip:a%20b@acme.example'),
      card('FN:Nothing', 'EMAIL:x@acme.example'),
    ].join('')
    expect(read(text)).toEqual({
      ...{ there: 0, noNumber: 1, notDialled: 2 },
      contacts: [{ id: expect.any(String), name: 'Both', numbers: ['+493012'] }],
    })
  })

  it('gives nobody more numbers than the form does', () => {
    const numbers = Array.from({ length: 30 }, (_, at) => `1${at}`)
    const both = [0, 15].map((from) => `Ada,${['10', ...numbers.slice(from, from + 15)].join()}`)
    expect(read(both.join('\n')).contacts[0]?.numbers).toHaveLength(20)
  })

  it.each([
    ['nothing', '', 'This file holds no contacts.'],
    ['blank lines', '\n \n\r\n', 'This file holds no contacts.'],
    ['the names of its columns alone', 'Name,Phone', 'This file holds no contacts.'],
    ['a picture', '\x89PNG\r\n\0\0IHDR,1234\nx,567', 'This file holds no contacts.'],
    ['a letter', 'Dear Ada\nall is well\n', 'This file holds no contacts.'],
    ['no more than it had', 'Name,Phone\nMara Lindqvist,mara', '0 imported and 1 already there'],
    ['nobody to dial', 'Name,Phone\nA,b c\nB,<x>', '0 imported and 2 left out that cannot be dialled'],
    [
      'half of a card at its end',
      `${card('FN:A', 'TEL:1')}BEGIN:VCARD\r\nFN:B\r\nTEL:+4930`,
      '1 imported and 1 left out without a number',
    ],
    [
      'a card that does not end before the next',
      `BEGIN:VCARD\r\nFN:B\r\nTEL:12\r\n${card('FN:A', 'TEL:1')}`,
      '1 imported and 1 left out without a number',
    ],
    [
      'some of each',
      'Name,Phone\nMara Lindqvist,mara\nNew,1\nNone,\nBad,b c',
      '1 imported, 1 already there, 1 left out without a number, and 1 left out that cannot be dialled',
    ],
  ])('with %s says so in one sentence', (_what, text, sentence) => {
    expect(said(text, [mara])).toBe(sentence)
  })

  it('for which there is not room enough says so, in the language of the page', () => {
    const found = read('Name,Phone\nA,1\nB,2\nC,x y')
    expect(importSentence(english, 'en', found, 1)).toBe(
      '1 imported, 1 left out that cannot be dialled, and 1 left out for lack of room',
    )
    expect(importSentence(de.contacts, 'de', found, 2)).toBe(
      '2 importiert und 1 als nicht wählbar ausgelassen',
    )
  })
})
