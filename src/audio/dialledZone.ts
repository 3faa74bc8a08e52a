/** In which country it rings: by the country code of what was dialled. */

/** ITU-T E.164 country codes of the countries whose tones we know; North America shares one code and its tones. */
const zoneOfCode: Readonly<Record<string, string>> = {
  ...{ 1: 'US', 7: 'RU', 27: 'ZA', 30: 'GR', 31: 'NL', 32: 'BE', 33: 'FR', 34: 'ES', 36: 'HU', 39: 'IT' },
  ...{ 41: 'CH', 43: 'AT', 44: 'GB', 45: 'DK', 46: 'SE', 47: 'NO', 48: 'PL', 49: 'DE', 52: 'MX', 55: 'BR' },
  ...{ 56: 'CL', 58: 'VE', 60: 'MY', 61: 'AU', 62: 'ID', 63: 'PH', 64: 'NZ', 65: 'SG', 66: 'TH', 81: 'JP' },
  ...{ 86: 'CN', 91: 'IN', 351: 'PT', 358: 'FI', 359: 'BG', 370: 'LT', 372: 'EE', 420: 'CZ', 886: 'TW' },
  972: 'IL',
}
const longestCode = 3

/** What is dialled before a country code, where it is not the 00 of ITU-T E.164. */
const exitCode: Readonly<Record<string, string>> = {
  ...{ US: '011', CA: '011', AU: '0011', JP: '010', RU: '810', SG: '001', TH: '001', ID: '001', TW: '002' },
}

/** `region` is where we are; undefined for numbers within it, for logins, and for countries we know no tones of. */
export function dialledZone(dialled: string, region = ''): string | undefined {
  const exit = exitCode[region] ?? '00'
  const digits = dialled.startsWith('+')
    ? dialled.slice(1)
    : dialled.startsWith(exit)
      ? dialled.slice(exit.length)
      : ''
  if (!/^\d{5,}$/.test(digits)) return undefined
  for (let length = longestCode; length > 0; length--) {
    const zone = zoneOfCode[digits.slice(0, length)]
    if (zone) return zone
  }
  return undefined
}
