/** Handing calls on, by us, by them, and before they are answered, in Arabic. */

import type { Words } from '../words.ts'

export const transfer: Words['transfer'] = {
  name: 'تحويل',
  field: 'تحويل إلى',
  now: 'تحويل الآن',
  first: 'اتصال أولًا',
  firstHint: (who) => `«اتصال أولًا» يعلّق المكالمة مع ${who} ريثما يتم السؤال.`,
  join: (one, other) => `وصل ${one} مع ${other}`,
  joinHint: 'تستمر المكالمة بينهما دونك',
  handOver: (to) => `تحويل إلى ${to}`,
  handingOver: (to) => `جارٍ التحويل إلى ${to}…`,
  going: 'جارٍ التحويل…',
  asked: (who) => `بانتظار موافقة ${who}`,
  accepted: (who, to) => `وصل إلى ${who} طلب الاتصال بـ ${to}`,
  ringing: (to) => `رنين لدى ${to}`,
  takeBack: 'استرجاع',
  done: (to) => `تم التحويل إلى ${to}`,
  failed: {
    busy: (to, who) => `الخط مشغول لدى ${to}. عادت مكالمتك مع ${who}.`,
    declined: (to, who) => `تم الرفض من جانب ${to}. عادت مكالمتك مع ${who}.`,
    'no-answer': (to, who) => `لا رد من ${to}. عادت مكالمتك مع ${who}.`,
    'not-found': (to, who) => `لم يُعثر على ${to}. عادت مكالمتك مع ${who}.`,
    refused: (to, who) => `تعذّر الوصول إلى ${to}. عادت مكالمتك مع ${who}.`,
    unknown: (to, who) => `لم يصل تأكيد بانتقال المكالمة إلى ${to}. لا تزال مكالمتك مع ${who}.`,
  },
  referral: {
    title: (who, to) => `طلب من ${who}: الاتصال بـ ${to} بدلًا من ذلك`,
    call: (to) => `الاتصال بـ ${to}`,
    stay: 'البقاء',
  },
  redirect: {
    more: 'المزيد',
    sendTo: 'توجيه إلى…',
    field: 'توجيه إلى',
    send: 'توجيه',
    cancel: 'رجوع',
  },
}
