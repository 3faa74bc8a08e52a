/** How the countries write numbers, by Google's tables: large, so this is fetched late and by itself. */

import {
  AsYouType,
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'
import type { Home } from '../../phone/region.ts'
import { isEmergencyAt } from './emergencyNumbers.ts'
import { makeField } from './numberField.ts'
import type { Numbers, Written } from './numbers.ts'
import { findNumber, isShort, takeApart } from './written.ts'

export const numbers: Numbers = {
  shown,
  whileTyped,
  dialled,
  read: findNumber,
  isEmergency: isEmergencyAt,
  makeField: () => makeField(whileTyped),
}

const digitsIn = (text: string) => text.replace(/[^\d+]/g, '')

function known(region: string | undefined): CountryCode | undefined {
  return region !== undefined && isSupportedCountry(region) ? region : undefined
}

function whileTyped(text: string, home: Home): Written {
  const written = takeApart(text)
  if (!written?.digits || isShort(written.digits)) return { text }
  const { digits, after } = written
  const typing = new AsYouType(known(home.region))
  const formatted = typing.input(digits)
  const e164 = digits.startsWith('+') ? digits : international(digits, home)
  const country = e164 && (e164 === digits ? typing.getCountry() : parsePhoneNumberFromString(e164)?.country)
  // Where no way of writing is known, the blanks that somebody typed are better than none.
  const isBetter = digitsIn(formatted) === digits && formatted !== digits
  return { text: isBetter ? formatted + after : text, country }
}

function shown(text: string, home: Home): string {
  const written = /^\+?\d{7,15}$/.test(text)
    ? parsePhoneNumberFromString(text, known(home.region))
    : undefined
  if (!written) return text
  const forms = text.startsWith('+')
    ? [written.formatInternational()]
    : [written.formatNational(), new AsYouType(known(home.region)).input(text)]
  return forms.find((form) => digitsIn(form) === text) ?? text
}

function dialled(text: string, home: Home): string {
  const written = takeApart(text)
  if (!written || written.digits.startsWith('+') || isShort(written.digits)) return text
  const number = international(written.digits, home)
  return number ? number + written.after : text
}

/** E.164, where these digits can be nothing else than a number of home, or one with the exit code before it. */
function international(digits: string, { region, sure }: Home): string | undefined {
  if (isShort(digits)) return undefined
  const there = digits.startsWith('00') ? parsePhoneNumberFromString(`+${digits.slice(2)}`) : undefined
  // Its tables add areas and drop carriers: what was not typed is not dialled. Only the trunk digit may go.
  if (there?.isValid()) {
    const { number, countryCallingCode: code } = there
    const [typed, national] = [digits.slice(2), number.slice(code.length + 1)]
    return typed === code + national || typed === `${code}0${national}` ? number : undefined
  }
  const here = sure ? parsePhoneNumberFromString(digits, known(region)) : undefined
  if (!here?.isValid()) return undefined
  const { countryCallingCode: code, nationalNumber, number } = here
  const ways = [
    digitsIn(here.formatNational()),
    digitsIn(here.formatNational({ nationalPrefix: false })),
    // North America's trunk digit is its country code.
    ...(code === '1' ? [`1${nationalNumber}`] : []),
  ]
  const exit = digits.startsWith('0') || digits.startsWith('810') ? digits.slice(0, -number.length + 1) : ''
  const isAbroad = /^(?:00\d*|01[01]|810)$/.test(exit) && digits.endsWith(number.slice(1))
  return ways.includes(digits) || isAbroad ? number : undefined
}
