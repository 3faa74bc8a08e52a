/** The history that is kept, in Arabic. */

import { plural } from '../plural.ts'
import type { HistoryWords } from '../words.ts'
import { calls } from './counts.ts'

const form = plural('ar')

export const history: HistoryWords = {
  seek: 'البحث في السجل',
  show: { name: 'عرض', all: 'الكل', missed: 'الفائتة' },
  found: calls,
  noMatch: 'لا مكالمة مطابقة',
  noMissed: 'لا مكالمات فائتة',
  more: 'تصدير أو حذف',
  asCsv: 'تصدير كجدول (CSV)',
  asJson: 'تصدير بصيغة JSON',
  clear: 'حذف الكل',
  sure: (count) =>
    form(count, {
      zero: 'لا مكالمات لحذفها من هذا الجهاز.',
      one: 'ستُحذف مكالمة واحدة من هذا الجهاز.',
      two: 'ستُحذف المكالمتان من هذا الجهاز.',
      few: `ستُحذف كل المكالمات من هذا الجهاز، وهي ${count} مكالمات.`,
      many: `ستُحذف كل المكالمات من هذا الجهاز، وهي ${count} مكالمة.`,
      other: `ستُحذف كل المكالمات من هذا الجهاز، وهي ${count} مكالمة.`,
    }),
  yes: 'حذف',
  no: 'إبقاء',
  inMemory: 'لا يسمح هذا المتصفح للصفحة بحفظ أي شيء: يُفقد السجل عند إغلاق الصفحة.',
  today: 'اليوم',
  yesterday: 'أمس',
  fileName: 'مكالمات',
}
