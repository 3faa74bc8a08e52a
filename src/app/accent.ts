/** A site's own colour in place of the phone's accent: what stands on it and what is written in it stays readable. */

type Rgb = readonly [number, number, number]

const black: Rgb = [0, 0, 0]
const white: Rgb = [255, 255, 255]
/** The lightest and darkest grounds of the phone that text in the accent stands on. */
const grounds: Readonly<Record<'light' | 'dark', Rgb>> = { light: [228, 231, 228], dark: [45, 53, 50] }

/** The custom properties for this `#rrggbb`. Those who asked their system for more contrast keep the phone's own. */
export function accentCss(hex: string): string {
  const accent = rgbOf(hex)
  // One of the two always has 4.5:1 (WCAG 1.4.3): the product of their contrasts with any colour is 21.
  const [on, away] = contrast(accent, white) >= 4.5 ? [white, black] : [black, white]
  const ink = (theme: 'light' | 'dark') =>
    hexOf(readable(accent, grounds[theme], theme === 'light' ? black : white))
  const soft = `light-dark(${hexOf(mix(accent, white, 0.9))}, ${hexOf(mix(accent, [21, 25, 24], 0.84))})`
  return `@media not (prefers-contrast: more) { :root {
    --phone-accent: ${hexOf(accent)};
    --phone-accent-hover: ${hexOf(mix(accent, away, 0.12))};
    --phone-on-accent: ${hexOf(on)};
    --phone-accent-ink: light-dark(${ink('light')}, ${ink('dark')});
    --phone-accent-soft: ${soft};
    --phone-connected: light-dark(#0a6d43, #5bd6a0);
    --phone-connected-soft: light-dark(#e4f3ea, #14291f);
  } }`
}

/** Mixed with `towards` until it can be read on this ground. */
function readable(colour: Rgb, ground: Rgb, towards: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(colour, towards, share)
    if (contrast(mixed, ground) >= 4.6) return mixed
  }
  return towards
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const [r, g, bl] = a.map((value, index) => Math.round(value + ((b[index] ?? 0) - value) * share))
  return [r ?? 0, g ?? 0, bl ?? 0]
}

/** WCAG 2.2, “contrast ratio”. */
export function contrast(a: Rgb, b: Rgb): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) => {
    const c = value / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}

export const rgbOf = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as never

const hexOf = (colour: Rgb) => `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`
