/**
 * The world's tones, in the notation of tone.ts: frequencies (Hz), then on/off/on/off … in ms.
 * Values: ITU-T E.180 Supplement 2, "Various tones used in national networks", as carried by the tone tables of
 * common exchanges (Asterisk's `indications.conf`); Australia after ACIF S002, New Zealand after Telepermit TNA 102.
 */

import type { Ringtone } from '../phone/ringtones.ts'
import type { SoundName } from './soundFor.ts'

type Zone = readonly [ringback: string, busy: string, congestion: string, callWaiting?: string]

/** The recommended values of ITU-T E.180, as most of Europe has them. */
const fallback = [
  '425 1000/4000',
  '425 500/500',
  '425 200/200',
  '425 200/600/200/3000',
] as const satisfies Zone

const northAmerica: Zone = ['440+480 2000/4000', '480+620 500/500', '480+620 250/250', '440 300/10000']

const zones: Readonly<Record<string, Zone>> = {
  AT: ['420 1000/5000', '420 400/400', '420 200/200', '420 40/1960'],
  // Every second beep of the congestion tone is 10 dB lower.
  AU: ['413+438 400/200/400/2000', '425 375/375', '425 375/375, 425-10dB 375/375', '425 200/200/200/4400'],
  BE: ['425 1000/3000', '425 500/500', '425 167/167', '1400 175/175/175/3500'],
  BG: ['425 1000/4000', '425 500/500', '425 250/250', '425 150/150/150/4000'],
  BR: ['425 1000/4000', '425 250/250', '425 250/250/750/250', '425 50/1000'],
  CA: northAmerica,
  CH: ['425 1000/4000', '425 500/500', '425 200/200', '425 200/200/200/4000'],
  CL: ['400 1000/3000', '400 500/500', '400 200/200', '400 250/8750'],
  CN: ['450 1000/4000', '450 350/350', '450 700/700', '450 400/4000'],
  CZ: ['425 1000/4000', '425 330/330', '425 165/165', '425 330/9000'],
  DE: ['425 1000/4000', '425 480/480', '425 240/240', '425 200/200/200/5000'],
  DK: ['425 1000/4000', '425 500/500', '425 200/200', '425 200/600/200/3000'],
  EE: ['425 1000/4000', '425 300/300', '425 200/200'],
  ES: ['425 1500/3000', '425 200/200', '425 200/200/200/200/200/600', '425 175/175/175/3500'],
  FI: ['425 1000/4000', '425 300/300', '425 200/200', '425 150/150/150/8000'],
  FR: ['440 1500/3500', '440 500/500', '440 250/250', '440 300/10000'],
  GB: ['400+450 400/200/400/2000', '400 375/375', '400 400/350/225/525', '400 100/4000'],
  GR: ['425 1000/4000', '425 300/300', '425 200/200', '425 150/150/150/8000'],
  HU: ['425 1250/3750', '425 300/300', '425 300/300', '425 40/1960'],
  ID: ['425 1000/4000', '425 500/500', '425 250/250', '425 150/150/150/10000'],
  IL: ['414 1000/3000', '414 500/500', '414 250/250', '414 100/100/100/100/600/3000'],
  IN: ['400*25 400/200/400/2000', '400 750/750', '400 250/250', '400 200/100/200/7500'],
  IT: ['425 1000/4000', '425 500/500', '425 200/200', '425 400/100/250/100/150/14000'],
  // Often carried as a sum, 400+15; the national value is a modulation.
  JP: ['400*15 1000/2000', '400 500/500', '400 500/500', '400*16 500/8000'],
  LT: ['425 1000/4000', '425 350/350', '425 200/200', '425 150/150/150/4000'],
  MX: ['425 1000/4000', '425 250/250', '425 250/250', '425 200/600/200/10000'],
  MY: ['425 400/200/400/2000', '425 500/500', '425 500/500'],
  NL: ['425 1000/4000', '425 500/500', '425 250/250', '425 500/9500'],
  NO: ['425 1000/4000', '425 500/500', '425 200/200', '425 200/600/200/10000'],
  NZ: ['400+450 400/200/400/2000', '400 500/500', '400 250/250', '400 200/3000'],
  PH: ['425+480 1000/4000', '480+620 500/500', '480+620 250/250', '440 300/10000'],
  PL: ['425 1000/4000', '425 500/500', '425 500/500', '425 150/150/150/4000'],
  PT: ['425 1000/5000', '425 500/500', '425 200/200', '440 300/10000'],
  RU: ['425 1000/4000', '425 350/350', '425 175/175', '425 200/5000'],
  SE: ['425 1000/5000', '425 250/250', '425 250/750', '425 200/500/200/9100'],
  SG: ['425*24 400/200/400/2000', '425 750/750', '425 250/250', '425*24 300/200/300/3200'],
  TH: ['420 1000/5000', '400 500/500', '400 300/300'],
  TW: ['440+480 1000/2000', '480+620 500/500', '480+620 250/250', '350+440 250/250/250/3250'],
  US: northAmerica,
  VE: ['425 1000/4000', '425 500/500', '425 250/250', '400+450 300/6000'],
  // Four beeps; here they come again after a while, for who missed them.
  ZA: ['400*33 400/200/400/2000', '400 500/500', '400 250/250', '400*33 250/250/250/250/250/250/250/8250'],
}

/** Three rising notes of 330 ms and a second of silence, the same nearly everywhere (ITU-T E.180 §8). */
const specialInformation = '950 330, 1400 330, 1800 330/1000'

/** Ours, and high enough for the speaker of a phone. `classic` is a bell that rings as the country's exchange does, the last two are struck softly. */
const tunes: Readonly<Record<Ringtone, string | ((ringback: string) => string)>> = {
  warble: `${Array(6).fill('784+1568 90, 659+1318 90').join(', ')}/2200`,
  classic: (ringback) => ringback.replace(/^\S+/, '1000+1250*20'),
  chime: '1047+2093~ 260, 1319+2637~ 260, 1568+3136~ 900/2200',
  soft: '587+1175~ 600, 880+1760~ 1100/2400',
}

export const regions: readonly string[] = Object.keys(zones)

/** How this sound goes in this country (ISO 3166); unknown countries have the international recommendation. */
export function cadenceOf(name: SoundName, region?: string, ringtone: Ringtone = 'warble'): string {
  const zone = zones[region ?? ''] ?? fallback
  const tune = tunes[ringtone]
  switch (name) {
    case 'ringtone':
      return typeof tune === 'string' ? tune : tune(zone[0])
    case 'special-information':
      return specialInformation
    case 'ringback':
      return zone[0]
    case 'busy':
      return zone[1]
    case 'congestion':
      return zone[2]
    case 'call-waiting':
      return zone[3] ?? fallback[3]
    case 'auto-answer':
      return '1400 150/850'
    case 'ended':
      return '425 120/120'
    case 'hold-reminder':
      return '440 0/15000, 440 150/150, 440 150/4550'
  }
}

/** The pair of a key (ITU-T Q.23), as long as it takes to be noticed. */
export function keyTone(digit: string): string | undefined {
  const place = '123A456B789C*0#D'.indexOf(digit.toUpperCase())
  if (digit.length !== 1 || place < 0) return undefined
  const row = [697, 770, 852, 941][Math.floor(place / 4)]
  const column = [1209, 1336, 1477, 1633][place % 4]
  return `${row}+${column} 120`
}
