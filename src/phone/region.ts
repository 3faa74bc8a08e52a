/** The country that a browser tells, where the options name none. */

export function regionOf(language?: string): string | undefined {
  try {
    return language ? new Intl.Locale(language).maximize().region : undefined
  } catch {
    // Not a language tag; the international tones will do.
    return undefined
  }
}

export interface Home {
  readonly region?: string | undefined
  /** Sure enough to dial by: a wrong guess would reach somebody in another country. */
  readonly sure: boolean
}

/** Half the world reads English as of the United States: only where the clock is that country's too is it the home. */
export function homeOf(language?: string, timeZone?: string): Home {
  const region = regionOf(language)
  if (!region || !timeZone) return { region, sure: false }
  // A property once, a method now; some browsers have neither, and are never sure.
  const locale: Zones = Object(new Intl.Locale(`und-${region}`))
  const zones = locale.getTimeZones?.() ?? locale.timeZones
  return { region, sure: zones?.includes(timeZone) ?? false }
}

interface Zones {
  readonly getTimeZones?: () => readonly string[] | undefined
  readonly timeZones?: readonly string[]
}
