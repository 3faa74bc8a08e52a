/** One contact: a name, and as many numbers as there are, with one empty line for another. */

import { ChevronLeft, Phone } from 'lucide-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Notice } from '../../react/index.ts'
import type { PeopleProps } from '../../react/parts/Pane.tsx'
import { contacts as english } from '../../react/words/en/contacts.ts'
import { useWordsOf } from '../useLanguage.ts'
import type { AddressBook } from './addressBook.ts'
import { type Contact, newContact, readNumber } from './contact.ts'

interface EditContactProps extends PeopleProps {
  readonly book: AddressBook | undefined
  /** Absent: a new one. */
  readonly contact: Contact | undefined
  readonly onDone: () => void
}

export function EditContact({ book, contact, onCall, onDone }: EditContactProps) {
  const w = useWordsOf('contacts', english)
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [name, setName] = useState(contact?.name ?? '')
  const [numbers, setNumbers] = useState<readonly string[]>([...(contact?.numbers ?? []), ''])
  const [trouble, setTrouble] = useState<string>()
  const change = (at: number, text: string) => {
    const next = numbers.map((one, index) => (index === at ? text : one))
    setNumbers(next.at(-1) ? [...next, ''] : next)
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const typed = numbers.filter((one) => one.trim())
    const made = newContact(contact?.id ?? crypto.randomUUID(), name, typed)
    const isWrong = !made || typed.some((one) => !readNumber(one))
    if (isWrong || !book?.save([made])) {
      setTrouble(isWrong ? w.wrong : w.full)
      form.current?.querySelector<HTMLInputElement>('[data-number]')?.focus()
    } else onDone()
  }
  return (
    <form className="edit-contact" ref={form} onSubmit={save} noValidate>
      <button type="button" className="button" onClick={onDone}>
        <ChevronLeft className="icon small" />
        {w.back}
      </button>
      <div className="field">
        <label htmlFor={id}>{w.fullName}</label>
        <input
          id={id}
          className="input"
          autoComplete="off"
          dir="auto"
          // biome-ignore lint/a11y/noAutofocus: the list that had the focus is gone
          autoFocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
      {numbers.map((number, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <div className="field" key={at}>
          <label htmlFor={`${id}-${at}`}>{w.number(at + 1)}</label>
          <div className="edit-number">
            <input
              id={`${id}-${at}`}
              className="input"
              data-number=""
              dir="auto"
              aria-invalid={(trouble && number.trim() && !readNumber(number)) || undefined}
              aria-describedby={trouble ? `${id}-trouble` : undefined}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              value={number}
              onChange={(event) => change(at, event.currentTarget.value)}
            />
            {contact?.numbers.includes(number) && (
              <button
                type="button"
                className="icon-button"
                aria-label={w.callNumber(number)}
                onClick={() => onCall(number)}
              >
                <Phone className="icon" />
              </button>
            )}
          </div>
        </div>
      ))}
      {trouble && (
        <div id={`${id}-trouble`}>
          <Notice tone="bad" urgent sentence={trouble} />
        </div>
      )}
      <div className="edit-actions">
        <button type="submit" className="button go">
          {w.save}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {w.cancel}
        </button>
        {contact && (
          <button
            type="button"
            className="button"
            onClick={() => {
              book?.remove([contact.id])
              onDone()
            }}
          >
            {w.remove}
          </button>
        )}
      </div>
    </form>
  )
}
