/** The body of `POST /sandbox/profile`, or what is wrong with it. */

import { type Manners, mannersOf } from './manners.ts'
import { type Body, isOneOf, isWholeWithin, isWithin, misfit, type Rules } from './rules.ts'

const names = Object.keys(mannersOf)

const rules: Rules<'like' | 'sessionRefresh' | 'mostContacts'> = {
  like: { fits: isOneOf(...names), must: `be one of ${names.join(', ')}` },
  sessionRefresh: { fits: isWithin(100, 86_400_000), must: 'be milliseconds, 100 at least' },
  mostContacts: { fits: isWholeWithin(1, 1000), must: 'be a number of contacts' },
}

interface Profile {
  readonly like: Manners['like']
  /** Instead of the 57 s of a real one. */
  readonly sessionRefresh?: number
  readonly mostContacts?: number
}

export function readProfile(body: Body): Manners | string {
  const wrong = misfit({ like: body['like'], ...body }, rules)
  if (wrong) return wrong
  const { like, ...more } = body as unknown as Profile
  return { ...mannersOf[like], ...more }
}
