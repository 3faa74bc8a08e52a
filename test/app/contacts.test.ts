import { describe, expect, it } from 'vitest'
import {
  type ContactStore,
  type ContactsTold,
  createAddressBook,
} from '../../src/app/contacts/addressBook.ts'
import { type Contact, newContact } from '../../src/app/contacts/contact.ts'
import { readContactsCsv, writeContactsCsv } from '../../src/app/contacts/contactsCsv.ts'
import { createNames } from '../../src/app/contacts/names.ts'
import { rowsOf } from '../../src/app/contacts/peopleRows.ts'
import { readVcards, writeVcards } from '../../src/app/contacts/vcard.ts'
import { csvOf, readCsv } from '../../src/app/csv.ts'
import type { OtherTabs } from '../../src/app/otherTabs.ts'
import { findPeople } from '../../src/phone/findPeople.ts'

const domain = 'acme.example'
const mara: Contact = { id: 'm', name: 'Mara Lindqvist', numbers: ['+49301234567', 'mara'] }
const zoe: Contact = { id: 'z', name: 'Zoë; O’Neill, "Jr"', numbers: ['+4620123', 'zoe@other.example'] }
const call = (user: string, host = domain) => ({ user, address: `sip:${user}@${host}` })

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

describe('the address book', () => {
  const settled = () => new Promise((resolve) => setImmediate(resolve))
  function storeOf(kept: Contact[] = [], refuses = false) {
    const all = new Map(kept.map((one) => [one.id, one]))
    const guard = async <T>(then: () => T) => {
      if (refuses) throw new Error('no')
      return then()
    }
    const store: ContactStore = {
      load: () => guard(() => [...all.values()]),
      put: (some) => guard(() => void some.map((one) => all.set(one.id, one))),
      remove: (gone) => guard(() => void gone.map((id) => all.delete(id))),
    }
    return { all, store }
  }

  it('keeps, names and forgets', async () => {
    const { all, store } = storeOf([mara])
    const book = createAddressBook(store, domain)
    expect(book.nameFor(call('mara'))).toBeUndefined()
    await settled()
    expect(book.nameFor(call('mara'))).toBe('Mara Lindqvist')
    book.save([zoe, { ...mara, name: 'Mara L' }])
    expect(book.getState().contacts.map(({ name }) => name)).toEqual(['Mara L', zoe.name])
    expect(book.nameFor(call('0301234567'))).toBe('Mara L')
    book.remove(['z'])
    await settled()
    expect([...all.values()]).toEqual([{ ...mara, name: 'Mara L' }])
    expect(book.getState()).toMatchObject({
      kept: 'here',
      people: [{ user: '+49301234567' }, { user: 'mara' }],
    })
  })

  it('works, and says so, where nothing is kept', async () => {
    const book = createAddressBook(storeOf([], true).store, domain)
    book.save([mara])
    await settled()
    expect(book.getState()).toMatchObject({ kept: 'memory', contacts: [mara] })
  })

  /** What one tells, the other hears. */
  function twoTabs(): readonly [OtherTabs<ContactsTold>, OtherTabs<ContactsTold>, ContactsTold[]] {
    const hear: ((told: ContactsTold) => void)[] = []
    const said: ContactsTold[] = []
    const tab = (own: number) => ({
      tell: (told: ContactsTold) => {
        said.push(told)
        hear[1 - own]?.(structuredClone(told))
      },
      listen: (listener: (told: ContactsTold) => void) => {
        hear[own] = listener
      },
      close: () => {},
    })
    return [tab(0), tab(1), said]
  }

  it('is one book in all tabs: what one writes, the others show, and nobody writes twice', async () => {
    const { all, store } = storeOf([mara])
    const [here, there, said] = twoTabs()
    const [one, other] = [here, there].map((tab) => createAddressBook(store, domain, tab))
    await settled()
    one?.save([zoe, { ...mara, name: 'Mara L' }])
    await settled()
    expect(other?.getState().contacts.map(({ name }) => name)).toEqual(['Mara L', zoe.name])
    expect(other?.nameFor(call('mara'))).toBe('Mara L')
    other?.remove(['z'])
    await settled()
    expect(one?.getState().contacts.map(({ id }) => id)).toEqual(['m'])
    expect(one?.getState().people).toHaveLength(2)
    expect(said.map(({ type }) => type)).toEqual(['saved', 'removed'])
    expect([...all.keys()]).toEqual(['m'])
  })

  it('is emptied at once, in every tab and for good, and keeps what another tab adds meanwhile', async () => {
    const { all, store } = storeOf([mara, zoe])
    const [here, there, said] = twoTabs()
    const [one, other] = [here, there].map((tab) => createAddressBook(store, domain, tab))
    await settled()
    const ids = one?.getState().contacts.map(({ id }) => id) ?? []
    other?.save([{ ...mara, id: 'later' }])
    one?.remove(ids)
    await settled()
    expect(said.map(({ type }) => type)).toEqual(['saved', 'removed'])
    for (const book of [one, other]) expect(book?.getState().contacts.map(({ id }) => id)).toEqual(['later'])
    expect([...all.keys()]).toEqual(['later'])
    one?.remove(['later'])
    await settled()
    expect(createAddressBook(store, domain).getState().contacts).toEqual([])
    for (const book of [one, other]) expect(book?.getState()).toMatchObject({ contacts: [], people: [] })
    expect(all.size).toBe(0)
  })

  it('does not bring back what another tab removed while it was being read, nor takes nonsense from one', async () => {
    const { store } = storeOf([mara, zoe])
    const [here, there] = twoTabs()
    const book = createAddressBook(store, domain, here)
    there.tell({ type: 'removed', ids: ['z'] })
    there.tell({ type: 'saved', contacts: [{ ...mara, name: 'Newer' }, 7, { id: 'x' }] as Contact[] })
    await settled()
    expect(book.getState().contacts).toEqual([{ ...mara, name: 'Newer' }])
  })

  it('tells nobody of what could not be kept', async () => {
    const [here, , said] = twoTabs()
    const book = createAddressBook(storeOf([], true).store, domain, here)
    book.save([mara])
    await settled()
    expect(said).toEqual([])
  })

  it('has room for 5,000 and no more', async () => {
    const { all, store } = storeOf()
    const book = createAddressBook(store, domain)
    const many = Array.from({ length: 6000 }, (_, at) => ({
      id: `${at}`,
      name: `P ${at}`,
      numbers: [`${at}`],
    }))
    expect(book.save(many)).toBe(5000)
    expect(book.save([{ ...mara, id: 'one more' }])).toBe(0)
    expect(book.save([{ ...mara, id: '7' }])).toBe(1)
    await settled()
    expect(all.size).toBe(5000)
  })
})

describe('five thousand people', () => {
  it('are folded once, and then a key costs no more than a look at each', () => {
    let folds = 0
    const people = Array.from({ length: 5000 }, (_, at) => ({
      get name() {
        folds++
        return `Person ${at}`
      },
      user: `+4930${at}`,
      address: `sip:+4930${at}@x`,
    }))
    expect(findPeople(people, 'person 49', 50)).toHaveLength(50)
    const once = folds
    for (const typed of ['p', 'pe', '030 12', '+4930', 'nobody']) findPeople(people, typed, 5000)
    expect(folds).toBe(once)
    expect(findPeople(people, '030 4999', 9).map(({ user }) => user)).toEqual(['+49304999'])
  })

  it('stand by name, and what is numbered by its number', () => {
    const rooms = ['Room 10', 'Annex', 'Room 9'].map((name) => ({
      user: name,
      name,
      address: `sip:${name}@x`,
    }))
    const { all } = rowsOf([], rooms, 'en')
    expect(all.map(({ party }) => party.name)).toEqual(['Annex', 'Room 9', 'Room 10'])
  })

  it('are one list, in which an own contact is one row whatever it has of numbers', () => {
    const people = [
      ...mara.numbers.map((user) => ({ user, name: mara.name, address: `sip:${user}@${domain}` })),
      { user: 'bob', name: 'Bob', address: `sip:bob@${domain}`, online: true },
    ]
    const { all, byPerson } = rowsOf([mara], people, 'en')
    expect(all.map(({ key, target, online }) => [key, target, online])).toEqual([
      [`sip:bob@${domain}`, 'bob', true],
      ['m', '+49301234567', undefined],
    ])
    expect(new Set(byPerson.values()).size).toBe(2)
  })
})
