/** The country that a browser's language tells, where the options name none. */

export function regionOf(language?: string): string | undefined {
  try {
    return language ? new Intl.Locale(language).maximize().region : undefined
  } catch {
    // Not a language tag; the international tones will do.
    return undefined
  }
}
