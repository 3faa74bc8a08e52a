/** Initials on a quiet tint. Decoration: the name stands beside it. */

import { User } from 'lucide-react'
import type { Party } from '../../phone/call.ts'
import { initialsOf, tintOf } from '../partyMarks.ts'

export function Avatar({ party }: { party: Party }) {
  return (
    <span className="avatar" data-tint={tintOf(party)} aria-hidden="true">
      {initialsOf(party) || <User className="icon" />}
    </span>
  )
}
