import { describe, expect, it } from 'vitest'
import {
  type ContactStore,
  type ContactsTold,
  createAddressBook,
} from '../../../src/app/contacts/addressBook.ts'
import type { Contact } from '../../../src/app/contacts/contact.ts'
import type { OtherTabs } from '../../../src/app/otherTabs.ts'
import { call, domain, mara, zoe } from './people.ts'

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
