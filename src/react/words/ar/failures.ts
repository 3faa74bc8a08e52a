/** What went wrong, in one sentence, and what to do about it, in Arabic. */

import type { Words } from '../words.ts'

export const failures: Words['failures'] = {
  'microphone-denied': {
    sentence: 'الميكروفون محظور',
    hint: 'يُرجى النقر على الرمز بجانب عنوان الصفحة والسماح بالميكروفون، ثم المحاولة مرة أخرى.',
  },
  'microphone-missing': {
    sentence: 'لم يُعثر على ميكروفون',
    hint: 'يُرجى توصيل ميكروفون أو تشغيله، ثم المحاولة مرة أخرى.',
  },
  'microphone-busy': {
    sentence: 'الميكروفون مستخدم في مكان آخر',
    hint: 'يُرجى إغلاق البرنامج الآخر الذي يستخدمه، ثم المحاولة مرة أخرى.',
  },
  'insecure-page': {
    sentence: 'لا يُسمح لهذه الصفحة باستخدام الميكروفون',
    hint: 'يُرجى فتحها بعنوانها الآمن عبر https.',
  },
  'unsupported-browser': {
    sentence: 'لا يمكن إجراء مكالمات بهذا المتصفح',
    hint: 'يُرجى استخدام إصدار حديث من Chrome أو Edge أو Firefox أو Safari.',
  },
  'credentials-refused': {
    sentence: 'المستخدم أو كلمة المرور غير صحيحة',
    hint: 'يُرجى التحقق من كليهما وتسجيل الدخول مرة أخرى.',
  },
  'credentials-missing': {
    sentence: 'كلمة المرور مطلوبة',
    hint: 'يُرجى تسجيل الدخول مرة أخرى.',
  },
  forbidden: {
    sentence: 'الخادم لا يسمح بذلك',
    hint: 'يُرجى سؤال الجهة المسؤولة عن نظام الهاتف.',
  },
  'too-many-devices': {
    sentence: 'هواتف كثيرة تستخدم هذا الحساب',
    hint: 'يُرجى تسجيل الخروج من أحدها، ثم المحاولة مرة أخرى.',
  },
  'domain-not-found': {
    sentence: 'نطاق SIP هذا غير معروف لدى الخادم',
    hint: 'يُرجى التحقق من نطاق SIP.',
  },
  unreachable: {
    sentence: 'لا اتصال بالخادم',
    hint: 'يُرجى التحقق من الشبكة ومن عنوان الخادم.',
  },
  'connection-lost': {
    sentence: 'انقطع الاتصال بالخادم',
    hint: 'يُرجى التحقق من الشبكة. يواصل الهاتف المحاولة تلقائيًا.',
  },
  'server-silent': {
    sentence: 'الخادم لا يستجيب',
    hint: 'يُرجى المحاولة مرة أخرى بعد قليل.',
  },
  'server-trouble': {
    sentence: 'هناك مشكلة في الخادم نفسه',
    hint: 'يُرجى المحاولة مرة أخرى بعد قليل.',
  },
  'invalid-number': {
    sentence: 'لا يمكن الاتصال بهذا الرقم',
    hint: 'يُرجى التحقق منه أو إضافة رمز البلد.',
  },
  moved: {
    sentence: 'تغيّر الرقم',
    hint: 'يُرجى السؤال عن الرقم الجديد.',
  },
  'not-acceptable': {
    sentence: 'لم يتفق الهاتفان على صيغة صوت',
    hint: 'يُرجى سؤال الجهة المسؤولة عن نظام الهاتف.',
  },
  'call-gone': {
    sentence: 'لم تعد المكالمة موجودة',
    hint: 'أنهاها الطرف الآخر من قبل. يمكن الاتصال مرة أخرى عند الحاجة.',
  },
  'media-failed': {
    sentence: 'تعذّر وصول الصوت',
    hint: 'قد يكون جدار حماية هو السبب. يُرجى تجربة شبكة أخرى ثم الاتصال مرة أخرى.',
  },
  refused: {
    sentence: 'رُفضت المكالمة',
    hint: 'يُرجى المحاولة لاحقًا أو التحقق من الرقم.',
  },
}

export const refusals: Words['refusals'] = {
  'bad-options': { sentence: 'لا يمكن استخدام هذا الحساب', hint: 'يُرجى التحقق من الحقول.' },
  'bad-target': {
    sentence: 'لا يمكن الاتصال بهذا',
    hint: 'يُرجى استخدام رقم أو مستخدم أو عنوان SIP من نطاقك.',
  },
  'wrong-moment': { sentence: 'هذا غير ممكن الآن', hint: 'يُرجى الانتظار حتى يتصل الهاتف.' },
  'too-many-calls': { sentence: 'مكالمات كثيرة في آن واحد', hint: 'يُرجى إنهاء إحداها أولًا.' },
  refused: { sentence: 'لم يوافق الطرف الآخر', hint: 'تستمر المكالمة كما كانت.' },
  timeout: {
    sentence: 'لا رد من الطرف الآخر',
    hint: 'تستمر المكالمة كما كانت. يُرجى المحاولة مرة أخرى.',
  },
  destroyed: { sentence: 'تم تسجيل خروج هذا الهاتف', hint: 'يُرجى تسجيل الدخول مرة أخرى.' },
}

export const endings: Words['endings'] = {
  'hung-up-us': { sentence: 'انتهت المكالمة', hint: () => 'تم الإنهاء من جانبك' },
  'hung-up-them': { sentence: 'انتهت المكالمة', hint: (who) => `تم الإنهاء من جانب ${who}` },
  'cancelled-us': { sentence: 'تم إلغاء المكالمة من جانبك', hint: () => 'قبل الرد عليها' },
  missed: { sentence: 'مكالمة فائتة', hint: (who) => `توقف الاتصال من ${who}` },
  'declined-us': { sentence: 'تم الرفض', hint: () => 'تم رفض المكالمة من جانبك' },
  'declined-them': {
    sentence: 'تم الرفض',
    hint: (who) => `تم الرفض من جانب ${who}. يُرجى المحاولة لاحقًا.`,
  },
  busy: {
    sentence: 'الخط مشغول',
    hint: (who) => `لا يمكن التحدث مع ${who} الآن. يُرجى المحاولة لاحقًا.`,
  },
  'no-answer': { sentence: 'لا رد', hint: (who) => `لا رد من ${who}. يُرجى المحاولة لاحقًا.` },
  'not-found': {
    sentence: 'لم يُعثر على الرقم',
    hint: () => 'يُرجى التحقق منه أو إضافة رمز البلد.',
  },
  unavailable: {
    sentence: 'غير متاح',
    hint: (who) => `لا يمكن الوصول إلى ${who} الآن. يُرجى المحاولة لاحقًا.`,
  },
  'not-disturbed': {
    sentence: 'فائتة: كان وضع عدم الإزعاج مفعّلًا',
    hint: (who) => `تلقى ${who} نغمة الانشغال`,
  },
  'no-room': { sentence: 'فائتة: لم يكن هناك متسع لمكالمة أخرى', hint: (who) => `تلقى ${who} نغمة الانشغال` },
  'answered-elsewhere': {
    sentence: 'تم الرد في مكان آخر',
    hint: () => 'تم الرد على المكالمة من هاتف آخر لك',
  },
  transferred: { sentence: 'تم التحويل', hint: (who) => `المكالمة الآن مع ${who}` },
  redirected: { sentence: 'تمت إعادة التوجيه', hint: (who) => `وُجّهت المكالمة إلى ${who}` },
}
