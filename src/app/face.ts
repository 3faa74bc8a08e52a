/** How the page looks: the site's colour, and the theme that the person or the site chose. */

import { isTheme, type SiteConfig, type Theme } from './config.ts'
import { loadSettings } from './storage.ts'

export async function showFace(site: Pick<SiteConfig, 'accent' | 'theme'>): Promise<void> {
  const { accent, theme } = site
  const chosen = loadSettings()['theme']
  showTheme(isTheme(chosen) ? chosen : theme)
  if (accent) {
    const { accentCss } = await import('./accent.ts')
    // Not a style element, which the page's own Content-Security-Policy forbids.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(accentCss(accent))
    document.adoptedStyleSheets.push(sheet)
  }
}

/** The browser's own bars follow the system, unless told. */
export function showTheme(theme: Theme = 'auto'): void {
  document.documentElement.style.colorScheme = theme === 'auto' ? '' : theme
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
    meta.dataset['media'] ??= meta.media
    const forThis = meta.dataset['media'].includes(theme)
    meta.media = theme === 'auto' ? meta.dataset['media'] : forThis ? 'all' : 'not all'
  }
}
