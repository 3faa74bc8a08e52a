/** What the platform tells that belongs to no call, in Arabic. */

import type { Words } from '../words.ts'
import { newEvents } from './counts.ts'

export const account: Words['account'] = {
  name: 'الحساب',
  events: 'أحداث الحساب',
  empty: 'لا شيء عن الحساب بعد',
  emptyHint: 'تظهر هنا الرسائل والأرقام والرصيد، والمكالمات التي لا تطابق أيًا من مكالماتك.',
  feed: {
    off: 'لا أحداث',
    connecting: 'جارٍ الاتصال',
    live: 'مباشر',
    waiting: 'الأحداث منقطعة',
  },
  unmatched: 'لا تطابق مؤكد مع مكالمة',
  unmatchedHint: 'عند تحديد المكالمة المعنية، ينتقل إليها كل ما يخص هذا المسار.',
  belongsHere: 'يخص هذه المكالمة',
  belongs: (who, time) => `يخص المكالمة مع ${who}، ${time}`,
  unseen: newEvents,
}
