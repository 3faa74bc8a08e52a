/** The reader's own size of text: the phone is drawn in px, as another site's rem must not change it, and grows as a whole. */

/** What browsers take where the reader has chosen nothing, px. */
const usual = 16
/** Twice is what WCAG 2.2 asks for (1.4.4); from there on the browser's zoom is left. */
const most = 2
/** px: a phone needs this width (WCAG 2.2, 1.4.10). */
const narrowest = 320

/** Never smaller than drawn: what is pressed needs its size. */
export function followTextSize({ document, innerWidth, getComputedStyle }: Window): void {
  const wanted = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / usual
  const fits = Math.max(1, Math.min(most, wanted, innerWidth / narrowest))
  document.body.style.zoom = fits > 1 ? String(fits) : ''
}
