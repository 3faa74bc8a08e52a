/** Places to call at once: what the host offers, or who was talked to last. One press calls. */

import type { KeyboardEvent, RefObject } from 'react'
import type { Directory } from '../../phone/directory.ts'
import { findPeople } from '../../phone/findPeople.ts'
import { Numbered } from '../numbers/Numbered.tsx'
import { useIntent } from '../useIntent.ts'
import { useWords } from '../usePhone.tsx'
import { Avatar } from './Avatar.tsx'

export interface Suggestion {
  readonly target: string
  readonly name: string
  readonly hint?: string
  /** Whether they are registered, where the directory knows. */
  readonly online?: boolean | undefined
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
      {suggestions.map(({ target, name, hint, online }) => (
        <li key={target}>
          <button type="button" className="row" {...intent} onClick={() => onCall(target)}>
            <Avatar party={{ name, user: target, address: target }} />
            <span className="lines">
              <span className="title" dir="auto">
                <Numbered text={name} />
              </span>
              {(hint || online !== undefined) && (
                <span className="sub">
                  <Standing online={online} />
                  {hint && (
                    <bdi>
                      <Numbered text={hint} />
                    </bdi>
                  )}
                </span>
              )}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** A dot, and the same in a word: colour alone tells nothing to many. */
function Standing({ online }: Pick<Suggestion, 'online'>) {
  const { dial } = useWords()
  if (online === undefined) return null
  return (
    <span className="standing">
      <span className="dot" data-line={online ? 'online' : 'away'} aria-hidden="true" />
      {online ? dial.online : dial.offline}
    </span>
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
    .map(({ user, name, online }) => ({
      ...{ target: user, name, ...(name !== user && { hint: user }) },
      ...(online !== undefined && { online }),
    }))
  return [...fitting, ...others].slice(0, Math.max(mostFound, fitting.length))
}

function nameIn(directory: Directory, one: Suggestion): Suggestion {
  const person = directory.find(({ user, address }) => one.target === user || one.target === address)
  if (!person) return one
  const { name, online } = person
  return { ...one, name, ...(online !== undefined && { online }) }
}
