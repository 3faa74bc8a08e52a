/** Whether what is typed is an emergency number, so far as is known: the countries' own once their tables are there. */

import { latinDigits } from '../../phone/latinDigits.ts'
import type { Home } from '../../phone/region.ts'
import type { Numbers } from './numbers.ts'

export function isEmergency(typed: string, home: Home, numbers: Numbers | undefined): boolean {
  const number = latinDigits(typed.normalize('NFKC'))
    .replace(/^\s*(?:sip|tel):|[@,;].*$/gis, '')
    .replace(/[\s().-]/g, '')
  // Every mobile telephone takes these two for one, wherever it is (3GPP TS 22.101 §10.1.1).
  return /^(?:112|911)$/.test(number) || (/^\d{2,5}$/.test(number) && !!numbers?.isEmergency(number, home))
}
