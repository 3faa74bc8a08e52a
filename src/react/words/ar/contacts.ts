/** People: the person's own contacts, and the platform's directory. In Arabic. */

import { plural } from '../plural.ts'
import type { ContactsWords } from '../words.ts'

const form = plural('ar')

export const contacts: ContactsWords = {
  name: 'جهات الاتصال',
  seek: 'البحث في جهات الاتصال',
  found: (count) =>
    form(count, {
      zero: 'لا جهات اتصال',
      one: 'جهة اتصال واحدة',
      two: 'جهتا اتصال',
      few: `${count} جهات اتصال`,
      many: `${count} جهة اتصال`,
      other: `${count} جهة اتصال`,
    }),
  noMatch: 'لا نتائج',
  empty: 'لا جهات اتصال بعد',
  emptyHint: 'يمكن إضافة جهات الاتصال يدويًا أو استيرادها من ملف برنامج آخر.',
  add: 'إضافة جهة اتصال',
  edit: (who) => `تعديل ${who}`,
  call: (who) => `الاتصال بـ ${who}`,
  callNumber: (number) => `الاتصال بـ ${number}`,
  more: 'استيراد أو تصدير أو حذف',
  fromFile: 'استيراد ملف (vCard أو CSV)',
  asVcard: 'تصدير بصيغة vCard',
  asCsv: 'تصدير كجدول (CSV)',
  clear: 'حذف كل جهات الاتصال…',
  sure: (count) =>
    form(count, {
      zero: 'لا جهات اتصال لحذفها من هذا الجهاز.',
      one: 'ستُحذف جهة اتصال واحدة من هذا الجهاز.',
      two: 'ستُحذف جهتا الاتصال من هذا الجهاز.',
      few: `ستُحذف كل جهات الاتصال من هذا الجهاز، وهي ${count} جهات.`,
      many: `ستُحذف كل جهات الاتصال من هذا الجهاز، وهي ${count} جهة.`,
      other: `ستُحذف كل جهات الاتصال من هذا الجهاز، وهي ${count} جهة.`,
    }),
  yes: 'حذف',
  no: 'إبقاء',
  cleared: 'حُذفت جهات الاتصال.',
  imported: (count) =>
    form(count, {
      zero: 'لم تُستورد أي جهة اتصال',
      one: 'تم استيراد جهة اتصال واحدة',
      two: 'تم استيراد جهتي اتصال',
      few: `تم استيراد ${count} جهات اتصال`,
      many: `تم استيراد ${count} جهة اتصال`,
      other: `تم استيراد ${count} جهة اتصال`,
    }),
  // With the number last, one form fits every count.
  there: (count) => `الموجود من قبل: ${count}`,
  noNumber: (count) => `المتروك لعدم وجود رقم: ${count}`,
  notDialled: (count) => `المتروك لتعذّر الاتصال به: ${count}`,
  noRoom: (count) => `المتروك لضيق المكان: ${count}`,
  notRead: 'لا يحتوي هذا الملف على جهات اتصال.',
  online: 'متصل',
  offline: 'غير متصل',
  back: 'رجوع إلى جهات الاتصال',
  fullName: 'الاسم',
  number: (which) => `الرقم أو العنوان ${which}`,
  wrong: 'تحتاج جهة الاتصال إلى رقم أو عنوان SIP يمكن الاتصال به.',
  full: 'لا مكان لمزيد من جهات الاتصال.',
  save: 'حفظ',
  cancel: 'إلغاء',
  remove: 'حذف جهة الاتصال',
  inMemory: 'لا يسمح هذا المتصفح للصفحة بحفظ أي شيء: تُفقد جهات الاتصال عند إغلاق الصفحة.',
  fileName: 'جهات-الاتصال',
}
