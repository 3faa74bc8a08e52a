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
  noCredentials: {
    refused: 'لم يسمح لك هذا الموقع بالاتصال؛ يُرجى تسجيل الدخول إلى الموقع أولًا',
    down: 'هذا الموقع لا يستجيب؛ يُرجى التحقق من الشبكة',
    broken: 'هاتف هذا الموقع معطّل؛ يُرجى المحاولة لاحقًا',
  },
  noCredentialsHint: 'يُطلب ذلك مجددًا تلقائيًا.',
  turnedAway: {
    sentence: 'رفض نظام الهاتف هاتفَ هذا الموقع؛ يُرجى إبلاغ الموقع',
    hint: 'لا مشكلة في جهازك أو شبكتك.',
  },
}
