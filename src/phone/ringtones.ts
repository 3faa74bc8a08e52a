/** How a phone may ring: its own tunes, by name. */

export const ringtones = ['warble', 'classic', 'chime', 'soft'] as const

export type Ringtone = (typeof ringtones)[number]

/** A tune and how loud it is, 0…1; 0 rings silently. */
export interface Ring {
  readonly ringtone: Ringtone
  readonly volume: number
}

export function isRingtone(value: unknown): value is Ringtone {
  return ringtones.some((one) => one === value)
}

export function isVolume(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1
}
