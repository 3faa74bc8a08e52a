/** Calls of before this session, in Arabic. */

import type { Words } from '../words.ts'
import { calls } from './counts.ts'

export const earlier: Words['history']['earlier'] = {
  name: 'مكالمات سابقة',
  show: 'عرض مكالمات سابقة',
  more: 'عرض المزيد',
  asking: 'جارٍ سؤال المنصة…',
  found: (count, since) => `${calls(count)} منذ ${since}`,
  none: (since) => `لا مكالمات سابقة منذ ${since}`,
  failed: 'لم تستجب المنصة. يُرجى المحاولة مرة أخرى.',
  missed: 'مكالمة فائتة',
  notAnswered: 'دون رد',
}
