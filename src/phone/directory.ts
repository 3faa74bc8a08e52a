/** Who else is in the own domain, by name: whom a caller is shown as. Pure. */

import type { Party } from './call.ts'
import type { PhoneFact } from './events.ts'

/** One SIP user of the own domain, as the platform's directory tells; nothing of theirs but this is kept. */
export interface Person {
  /** The login: what is dialled. */
  readonly user: string
  readonly name: string
  /** `sip:login@domain`, the domain in lower case. */
  readonly address: string
  /** Whether the platform has them registered, where it says so. */
  readonly online?: boolean
}

export type Directory = readonly Person[]

export const mostPeople = 5000

/** Whom the person knows under another name than the network does. */
export type NameFor = (party: Party) => string | undefined

/**
 * The party under its name in the person's own address book, which nobody but the person writes; else in the directory, which nobody else can choose, unlike what a caller says of itself. Only
 * for the very same address; what is dialled stays as it was.
 */
export function named<P extends Party>(directory: Directory, party: P, nameFor?: NameFor): P {
  const own = nameFor && ownName(nameFor, party)
  if (own) return { ...party, name: own, own: true }
  if (party.own || !directory.length) return party
  const address = inOneCase(party.address)
  const found = directory.find((person) => person.address === address)
  return found && found.name !== found.user && found.name !== party.name
    ? { ...party, name: found.name }
    : party
}

/** An address book is the host page's: whatever it answers, the call goes on. */
function ownName(nameFor: NameFor, party: Party): string | undefined {
  try {
    const own: unknown = nameFor(party)
    return typeof own === 'string' ? own : undefined
  } catch {
    return undefined
  }
}

/** The fact with everybody in it under their name as we know it: before anybody hears of it. */
export function withNames<F extends PhoneFact>(directory: Directory, fact: F, nameFor?: NameFor): F {
  if (!directory.length && !nameFor) return fact
  const known = <P extends Party>(party: P) => named(directory, party, nameFor)
  switch (fact.type) {
    case 'call-added':
    case 'call-party-changed':
      return { ...fact, party: known(fact.party) }
    case 'call-referred':
    case 'call-transferred':
      return { ...fact, to: known(fact.to) }
    case 'call-transferring':
      return { ...fact, transfer: { ...fact.transfer, to: known(fact.transfer.to) } }
    case 'call-ended':
      return fact.reason.kind === 'transferred'
        ? { ...fact, reason: { ...fact.reason, to: known(fact.reason.to) } }
        : fact
    default:
      return fact
  }
}

/** Hosts have no case (RFC 4343), logins do. */
function inOneCase(address: string): string {
  const at = address.lastIndexOf('@')
  return address.slice(0, at + 1) + address.slice(at + 1).toLowerCase()
}
