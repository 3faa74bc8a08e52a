/** What the phone says in somebody's page, in Arabic. */

import type { Words } from '../words.ts'
import { missedCalls } from './counts.ts'

export const widget: Words['widget'] = {
  close: 'إغلاق الهاتف',
  openCall: (who) => `فتح المكالمة مع ${who}`,
  missed: missedCalls,
  callAgain: 'إعادة الاتصال',
  calling: 'جارٍ الاتصال…',
  starting: 'لحظة من فضلك…',
  muted: 'مكتوم',
  notSetUp: 'لم يتم إعداد هذا الهاتف',
  noCredentials: 'لم يمنح هذا الموقع الهاتف صلاحية الدخول',
  noCredentialsHint: 'يُطلب ذلك مجددًا تلقائيًا.',
}
