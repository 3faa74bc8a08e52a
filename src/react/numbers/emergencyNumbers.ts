/** The countries' own emergency numbers: only to say that this is the wrong phone for them. */

import type { Home } from '../../phone/region.ts'

/** What a mobile telephone takes for one while it does not know in which country it is (3GPP TS 22.101 §10.1.1). */
const somewhere = ['000', '110', '118', '119', '999']

/** By country (ITU, National Emergency Numbers; libphonenumber, ShortNumberMetadata), without those that are one everywhere. */
const inRegion: Readonly<Record<string, string>> = {
  AE: '997 998 999',
  AR: '100 101 107',
  AT: '122 133 144',
  AU: '000',
  BE: '100 101',
  BR: '190 192 193',
  CH: '117 118 144',
  CL: '131 132 133',
  CN: '110 119 120 122',
  CO: '123',
  DE: '110',
  EG: '122 123 180',
  ES: '061 062 080 091',
  FR: '15 17 18 114',
  GB: '999',
  HK: '999',
  IE: '999',
  IN: '100 101 102 108',
  IT: '113 115 118',
  JP: '110 118 119',
  KE: '999',
  KR: '119',
  MA: '15 19',
  MY: '999',
  NZ: '111',
  PE: '105 106 116',
  PL: '997 998 999',
  RU: '101 102 103',
  SA: '997 998 999',
  SG: '995 999',
  TW: '110 119',
  UA: '101 102 103',
  ZA: '10111 10177',
}

export function isEmergencyAt(number: string, { region = '', sure }: Home): boolean {
  const own = Object.hasOwn(inRegion, region) ? inRegion[region] : undefined
  return own?.split(' ').includes(number) || (!sure && somewhere.includes(number))
}
