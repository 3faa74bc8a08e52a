/** Own contacts and the platform's directory, by name: searched, called, edited, taken from files and written into them. */

import {
  ContactRound,
  Download,
  Ellipsis,
  FileUp,
  Phone,
  Plus,
  Search,
  Table,
  Trash2,
  Users,
} from 'lucide-react'
import { useContext, useEffect, useMemo, useRef, useState } from 'react'
import { findPeople } from '../../phone/findPeople.ts'
import { Notice, useWords } from '../../react/index.ts'
import { Numbered } from '../../react/numbers/Numbered.tsx'
import { Avatar } from '../../react/parts/Avatar.tsx'
import { Items } from '../../react/parts/Menu.tsx'
import type { PeopleProps } from '../../react/parts/Pane.tsx'
import { walk } from '../../react/parts/Suggestions.tsx'
import { safeText } from '../../react/safeText.ts'
import { useDirectory } from '../../react/useDirectory.ts'
import { useWindow } from '../../react/useWindow.ts'
import { contacts as english } from '../../react/words/en/contacts.ts'
import { AskDelete } from '../AskDelete.tsx'
import { saveFile } from '../saveFile.ts'
import { useWordsOf } from '../useLanguage.ts'
import { writeContactsCsv } from './contactsCsv.ts'
import { EditContact } from './EditContact.tsx'
import { fileText } from './fileText.ts'
import { importContacts } from './importContacts.ts'
import { importSentence } from './importSentence.ts'
import { type PersonRow, rowsOf } from './peopleRows.ts'
import { BookContext, useBookState } from './useContacts.ts'
import { writeVcards } from './vcard.ts'
import './people.css'

export default function PeopleList({ onCall }: PeopleProps) {
  const w = useWordsOf('contacts', english)
  const book = useContext(BookContext)
  const { contacts, kept } = useBookState(book)
  const directory = useDirectory()
  const [sought, setSought] = useState('')
  const [over, setOver] = useState<'more' | 'sure'>()
  const [news, setNews] = useState('')
  const [edited, setEdited] = useState<string>()
  const file = useRef<HTMLInputElement>(null)
  const { language } = useWords()
  const rows = useMemo(() => rowsOf(contacts, directory, language), [contacts, directory, language])
  const found = useMemo(() => {
    if (!sought.trim()) return rows.all
    const hits = findPeople(directory, sought, directory.length)
    return [...new Set(hits.flatMap((person) => rows.byPerson.get(person) ?? []))]
  }, [rows, directory, sought])
  // The first search of a directory folds all of it: not while somebody waits for what it finds.
  useEffect(() => {
    const timer = setTimeout(() => findPeople(directory, 'a', 1))
    return () => clearTimeout(timer)
  }, [directory])

  if (edited !== undefined)
    return (
      <EditContact
        book={book}
        contact={contacts.find(({ id }) => id === edited)}
        onCall={onCall}
        onDone={() => setEdited(undefined)}
      />
    )
  const take = async (chosen: File | undefined) => {
    if (!chosen || !book) return
    const text = await chosen.arrayBuffer().then(fileText, () => '')
    const read = importContacts(text, book.getState().contacts, () => crypto.randomUUID())
    setNews(importSentence(w, language, read, book.save(read.contacts)))
  }
  const save = (form: 'vcf' | 'csv') =>
    form === 'vcf'
      ? saveFile(`${w.fileName}.vcf`, 'text/vcard', writeVcards(contacts))
      : saveFile(`${w.fileName}.csv`, 'text/csv', writeContactsCsv(contacts))
  return (
    <>
      {kept === 'memory' && <Notice tone="wait" sentence={w.inMemory} />}
      <div className="tools history-tools">
        <div className="search">
          <Search className="icon small" aria-hidden="true" />
          <input
            type="text"
            inputMode="search"
            aria-label={w.seek}
            placeholder={w.seek}
            autoComplete="off"
            spellCheck={false}
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
          <span className="quiet" role="status">
            {sought.trim() && (found.length ? w.found(found.length) : w.noMatch)}
          </span>
        </div>
        <div className="tool-row">
          <button type="button" className="icon-button" aria-label={w.add} onClick={() => setEdited('')}>
            <Plus className="icon" />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={w.more}
            aria-haspopup="menu"
            aria-expanded={over === 'more'}
            onClick={() => setOver(over === 'more' ? undefined : 'more')}
          >
            <Ellipsis className="icon" />
          </button>
          {over === 'more' && (
            <Items
              name={w.more}
              items={[
                { key: 'from', text: w.fromFile, icon: FileUp, onChoose: () => file.current?.click() },
                { key: 'vcf', text: w.asVcard, icon: Download, onChoose: () => save('vcf') },
                { key: 'csv', text: w.asCsv, icon: Table, onChoose: () => save('csv') },
                ...(contacts.length
                  ? [{ key: 'clear', text: w.clear, icon: Trash2, onChoose: () => setOver('sure') }]
                  : []),
              ]}
              onClose={() => setOver(undefined)}
            />
          )}
        </div>
        <input
          ref={file}
          type="file"
          hidden
          aria-label={w.fromFile}
          accept=".vcf,.csv,.txt,text/vcard,text/csv"
          onChange={({ currentTarget }) => {
            void take(currentTarget.files?.[0])
            // The same file may be taken again.
            currentTarget.value = ''
          }}
        />
        <p className="told" role="status">
          {news}
        </p>
      </div>
      {over === 'sure' && contacts.length > 0 && (
        <AskDelete
          sentence={w.sure(contacts.length)}
          yes={w.yes}
          no={w.no}
          onYes={() => {
            book?.remove(contacts.map(({ id }) => id))
            setNews(w.cleared)
          }}
          onClose={() => setOver(undefined)}
        />
      )}
      {!rows.all.length ? (
        <div className="empty">
          <Users className="icon" />
          <h3>{w.empty}</h3>
          <p>{w.emptyHint}</p>
        </div>
      ) : found.length ? (
        <Rows key={sought} rows={found} onCall={onCall} onEdit={setEdited} />
      ) : (
        <p className="quiet history-none">{w.noMatch}</p>
      )}
    </>
  )
}

interface RowsProps extends PeopleProps {
  readonly rows: readonly PersonRow[]
  readonly onEdit: (id: string) => void
}

function Rows({ rows, onCall, onEdit }: RowsProps) {
  const w = useWordsOf('contacts', english)
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const sight = useWindow(box, list, rows.length, (index) => rows[index]?.key, 'start')
  return (
    <div className="history-box" ref={box}>
      <ul
        className="history"
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is a list
        role="list"
        aria-label={w.name}
        ref={list}
        style={{ paddingBlock: `${sight.before}px ${sight.after}px` }}
        onKeyDown={walk}
      >
        {rows.slice(sight.from, sight.to).map(({ key, party, target, contact, online }) => {
          const name = safeText(party.name ?? '') || safeText(target)
          const state = online === undefined ? '' : `${online ? w.online : w.offline} · `
          const more = contact && contact.numbers.length > 1 ? ` +${contact.numbers.length - 1}` : ''
          return (
            <li key={key} className="history-item" data-key={key}>
              <button
                type="button"
                className="row"
                {...(contact && { 'aria-label': w.edit(name) })}
                onClick={() => (contact ? onEdit(contact.id) : onCall(target))}
              >
                <Avatar party={party} />
                <span className="lines">
                  <span className="title" dir="auto">
                    {name}
                  </span>
                  <span className="sub">
                    {contact && <ContactRound className="icon" aria-hidden="true" />}
                    <span>
                      {state}
                      <Numbered text={safeText(target)} />
                      {more}
                    </span>
                  </span>
                </span>
              </button>
              <button
                type="button"
                className="icon-button call-now"
                aria-label={w.call(name)}
                onClick={() => onCall(target)}
              >
                <Phone className="icon" />
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
