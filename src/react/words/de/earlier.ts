/** Calls of before this session, in German. */

import { plural } from '../plural.ts'
import type { Words } from '../words.ts'

const form = plural('de')

export const earlier: Words['history']['earlier'] = {
  name: 'Frühere Anrufe',
  show: 'Frühere Anrufe zeigen',
  more: 'Mehr zeigen',
  asking: 'Die Plattform wird gefragt…',
  found: (count, since) => `${count} ${form(count, { one: 'Anruf', other: 'Anrufe' })} seit ${since}`,
  none: (since) => `Keine früheren Anrufe seit ${since}`,
  failed: 'Die Plattform hat nicht geantwortet. Versuchen Sie es erneut.',
  missed: 'Verpasster Anruf',
  notAnswered: 'nicht angenommen',
}
