import { describe, expect, it } from 'vitest'
import { type Contact, newContact } from '../../../src/app/contacts/contact.ts'
import { readContactsCsv, writeContactsCsv } from '../../../src/app/contacts/contactsCsv.ts'
import { readVcards, writeVcards } from '../../../src/app/contacts/vcard.ts'
import { csvOf, readCsv } from '../../../src/app/csv.ts'
import { mara, zoe } from './people.ts'

describe('vCards', () => {
  it('come back as they went', () => {
    const long: Contact = { id: 'l', name: `${'Ünsal '.repeat(30)}End`, numbers: ['+1'] }
    const text = writeVcards([mara, zoe, long])
    for (const line of text.split('\r\n'))
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    const back = readVcards(text).map(({ name, numbers }) => newContact('x', name, numbers))
    expect(back).toEqual([mara, zoe, long].map((one) => ({ ...one, id: 'x' })))
  })

  it('are read as telephones and mail programs write them', () => {
    const text = [
      '\ufeffBEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=',
      '=B6rg;;;',
      'TEL;CELL:+49 30 1',
      'TEL;WORK;FAX:+49 30 2',
      'END:VCARD',
      'BEGIN:VCARD',
      'VERSION:4.0',
      'FN:Ada\\, Countess',
      ' of Lovelace',
      'item1.TEL;VALUE=uri;TYPE="voice,home":tel:+44-20-7946-0000',
      'IMPP;X-SERVICE-TYPE=SIP:sip:ada@acme.example',
      'IMPP:xmpp:ada@acme.example',
      'NOTE:no TEL:123',
      'END:VCARD',
      'BEGIN:VCARD',
      'ORG:Acme\\; Ltd;Sales',
      'TEL:1',
      'END:VCARD',
    ].join('\r\n')
    expect(readVcards(text)).toEqual([
      { name: 'Jörg Müller', numbers: ['+49 30 1'] },
      { name: 'Ada, Countessof Lovelace', numbers: ['tel:+44-20-7946-0000', 'sip:ada@acme.example'] },
      { name: 'Acme; Ltd', numbers: ['1'] },
    ])
  })

  it('that are none give nothing, quickly', () => {
    expect(readVcards('BEGIN:VCARD\nFN')).toEqual([])
    expect(readVcards(`BEGIN:VCARD\nTEL${';x'.repeat(20_000)}`)).toEqual([])
    expect(readVcards(`N;QUOTED-PRINTABLE:${'=\n'.repeat(20_000)}`)).toEqual([])
  })
})

describe('tables', () => {
  it('are read however they are separated and quoted', () => {
    expect(readCsv('\ufeffa;b\r\n"x;1";"he said ""no""\r\nand went"\n\n;last')).toEqual([
      ['a', 'b'],
      ['x;1', 'he said "no"\r\nand went'],
      ['', 'last'],
    ])
    expect(readCsv('a\tb,c\td')).toEqual([['a', 'b,c', 'd']])
    expect(readCsv('')).toEqual([])
    expect(readCsv('"never closed,')).toEqual([['never closed,']])
  })

  it('hold no formula', () => {
    expect(csvOf([['=1+1', '@x', '-x', '+x', '+4930', 'a"b']])).toBe(`'=1+1,'@x,'-x,'+x,+4930,"a""b"\r\n`)
  })

  it('of contacts come back as they went', () => {
    const back = readContactsCsv(writeContactsCsv([mara, zoe])).map(({ name, numbers }) =>
      newContact('x', name, numbers),
    )
    expect(back).toEqual([mara, zoe].map((one) => ({ ...one, id: 'x' })))
  })

  it.each([
    [
      'First Name,Last Name,Phone 1 - Label,Phone 1 - Value,Fax Number\nAda,Lovelace,Mobile,+44 20 1 ::: +44 20 2,+44 9',
      { name: 'Ada Lovelace', numbers: ['+44 20 1', '+44 20 2'] },
    ],
    ['Display Name;Mobile Phone\nAda;"+44 20"', { name: 'Ada', numbers: ['+44 20'] }],
    ['Ada,+44 20', { name: 'Ada', numbers: ['+44 20'] }],
  ])('are read by what stands above them: %j', (text, card) => {
    expect(readContactsCsv(text)).toEqual([card])
  })
})
