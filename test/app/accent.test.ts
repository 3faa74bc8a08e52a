import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentCss, contrast, rgbOf } from '../../src/app/accent.ts'

/** The colours of one property, for light and for dark. */
function colours(css: string, name: string) {
  const value = new RegExp(`--phone-${name}: (.*);`).exec(css)?.[1] ?? ''
  const [light = '', dark = light] = value.match(/#[\da-f]{6}/g) ?? []
  return [rgbOf(light), rgbOf(dark)] as const
}

const ground = {
  surface: ['#ffffff', '#151918'],
  canvas: ['#f5f6f4', '#0e1110'],
  raised: ['#ffffff', '#1f2523'],
}

test('whatever colour a site has, what is written on it and in it can be read', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)
  fc.assert(
    fc.property(colour, (hex) => {
      const css = accentCss(hex)
      const [accent] = colours(css, 'accent')
      const [hover] = colours(css, 'accent-hover')
      const [on] = colours(css, 'on-accent')
      expect(accent).toEqual(rgbOf(hex))
      expect(contrast(on, accent)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(on, hover)).toBeGreaterThanOrEqual(4.5)
      colours(css, 'accent-ink').forEach((ink, theme) => {
        for (const grounds of Object.values(ground))
          expect(contrast(ink, rgbOf(grounds[theme] ?? ''))).toBeGreaterThanOrEqual(4.5)
        const soft = colours(css, 'accent-soft')[theme]
        if (soft) expect(contrast(ink, soft)).toBeGreaterThanOrEqual(4.5)
      })
    }),
    { examples: [['#777777'], ['#ffffff'], ['#000000'], ['#ffff00'], ['#0b7a4b']] },
  )
})
