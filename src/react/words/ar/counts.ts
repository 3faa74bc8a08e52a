/** Counted things in Arabic, which has six forms of them; after a preposition, where the dual differs. */

import { plural } from '../plural.ts'

const form = plural('ar')

export const calls = (count: number) =>
  form(count, {
    zero: 'لا مكالمات',
    one: 'مكالمة واحدة',
    two: 'مكالمتان',
    few: `${count} مكالمات`,
    many: `${count} مكالمة`,
    other: `${count} مكالمة`,
  })

export const missedCalls = (count: number) =>
  form(count, {
    zero: 'لا مكالمات فائتة',
    one: 'مكالمة فائتة واحدة',
    two: 'مكالمتان فائتتان',
    few: `${count} مكالمات فائتة`,
    many: `${count} مكالمة فائتة`,
    other: `${count} مكالمة فائتة`,
  })

export const newEvents = (count: number) =>
  form(count, {
    zero: 'لا أحداث جديدة',
    one: 'حدث جديد واحد',
    two: 'حدثان جديدان',
    few: `${count} أحداث جديدة`,
    many: `${count} حدثًا جديدًا`,
    other: `${count} حدث جديد`,
  })

/** As after “for” and “after”. */
export const ofMinutes = (count: number) =>
  form(count, {
    zero: 'أقل من دقيقة',
    one: 'دقيقة واحدة',
    two: 'دقيقتين',
    few: `${count} دقائق`,
    many: `${count} دقيقة`,
    other: `${count} دقيقة`,
  })

/** As after “in” and “after”. */
export const ofSeconds = (count: number) =>
  form(count, {
    zero: 'أقل من ثانية',
    one: 'ثانية واحدة',
    two: 'ثانيتين',
    few: `${count} ثوانٍ`,
    many: `${count} ثانية`,
    other: `${count} ثانية`,
  })
