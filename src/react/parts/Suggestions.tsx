/** Places to call at once: what the host offers, or who was talked to last. One press calls. */

import type { KeyboardEvent, RefObject } from 'react'
import { type Directory, findPeople } from '../../phone/directory.ts'
import { useIntent } from '../useIntent.ts'
import { Avatar } from './Avatar.tsx'

export interface Suggestion {
  readonly target: string
  readonly name: string
  readonly hint?: string
}

export interface SuggestionsProps {
  readonly title: string
  readonly suggestions: readonly Suggestion[]
  readonly onCall: (target: string) => void
  readonly listRef?: RefObject<HTMLUListElement | null>
}

export function Suggestions({ title, suggestions, onCall, listRef }: SuggestionsProps) {
  const intent = useIntent()
  return (
    <ul className="suggestions" aria-label={title} ref={listRef} onKeyDown={walk}>
      {suggestions.map(({ target, name, hint }) => (
        <li key={target}>
          <button type="button" className="row" {...intent} onClick={() => onCall(target)}>
            <Avatar party={{ name, user: target, address: target }} />
            <span className="lines">
              <span className="title">{name}</span>
              {hint && <span className="sub">{hint}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Up and down walk the rows; up from the first goes back to the field. */
export function walk(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button.row')]
  const at = rows.indexOf(event.target as HTMLElement)
  const to = rows[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (at < 0) return
  event.preventDefault()
  to?.focus()
}

const mostFound = 20

/** Those offered, under their names in the directory; once something is typed, those of the directory that fit as well. */
export function matching(
  suggestions: readonly Suggestion[],
  draft: string,
  directory: Directory = [],
): readonly Suggestion[] {
  const sought = draft.trim().toLowerCase()
  const offered = suggestions.map((one) => nameIn(directory, one))
  if (!sought) return offered
  const fitting = offered.filter(
    ({ name, target }) => name.toLowerCase().includes(sought) || target.toLowerCase().includes(sought),
  )
  const others = findPeople(directory, sought, mostFound)
    .filter(({ user, address }) => !suggestions.some(({ target }) => target === user || target === address))
    .map(({ user, name }) => ({ target: user, name, ...(name !== user && { hint: user }) }))
  return [...fitting, ...others].slice(0, Math.max(mostFound, fitting.length))
}

function nameIn(directory: Directory, one: Suggestion): Suggestion {
  const person = directory.find(({ user, address }) => one.target === user || one.target === address)
  return person ? { ...one, name: person.name } : one
}
