/** The answer of `/app/users` → the people of the own domain. Of each only login, name and standing are taken. */

import { holdsControls } from '../phone/controls.ts'
import { type Directory, mostPeople, type Person } from '../phone/directory.ts'
import { field, text } from './clean.ts'
import type { Self } from './ours.ts'

const mostName = 128

/** Nothing where the answer is no list. */
export function peopleIn(payload: unknown, self: Self): Directory | undefined {
  const listed = Array.isArray(payload) ? payload : field(payload, 'data')
  if (!Array.isArray(listed)) return undefined
  const found = new Map<string, Person>()
  for (const one of listed) {
    const person = personOf(one, self)
    if (person) found.set(person.user, person)
    if (found.size === mostPeople) break
  }
  return [...found.values()]
}

function personOf(one: unknown, { user: ours, domain }: Self): Person | undefined {
  const user = text(one, 'login')
  const named = text(field(one, 'sip_domain'), 'domain')
  // Dialled as it stands, and what is shown under it must be its own: a number in a profile is anybody's claim.
  if (!user || !/^[\w.!~*'()&=+$-]{1,64}$/.test(user) || user === ours) return undefined
  if (field(one, 'is_active') === false || (named && named.toLowerCase() !== domain.toLowerCase()))
    return undefined
  const name = [text(one, 'first_name'), text(one, 'last_name')]
    .filter((part) => part !== undefined && !holdsControls(part))
    .join(' ')
    .trim()
  const state = text(one, 'state')
  return {
    user,
    name: name.slice(0, mostName) || user,
    address: `sip:${user}@${domain.toLowerCase()}`,
    ...((state === 'online' || state === 'offline') && { online: state === 'online' }),
  }
}

/** The new list with everybody who is as before taken from the old one, or the old one: journals keep many of them. */
export function unchangedOf(before: Directory, now: Directory): Directory {
  const known = new Map(before.map((person) => [person.user, person]))
  const made = now.map((person) => {
    const old = known.get(person.user)
    return old && isSame(old, person) ? old : person
  })
  return made.length === before.length && made.every((one, index) => one === before[index]) ? before : made
}

const isSame = (one: Person, other: Person): boolean =>
  one.name === other.name && one.address === other.address && one.online === other.online
