/** The first thing to be seen of an element. Made by hand: with Trusted Types a page may forbid markup from text. */

import type { LauncherWords } from '../react/words/words.ts'

export type Kind = 'phone' | 'call'

/** Lucide's telephone in fewer strokes; the real one comes with the rest. */
const handset = 'm14 17 3-2h5v5a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h5v5l-2 3a14 14 0 0 0 7 7'
const svg = 'http://www.w3.org/2000/svg'

export function drawButton(kind: Kind, words: LauncherWords): HTMLButtonElement {
  const button = document.createElement('button')
  const icon = document.createElementNS(svg, 'svg')
  const path = document.createElementNS(svg, 'path')
  path.setAttribute('d', handset)
  icon.append(path)
  button.append(icon)
  button.part = 'button'
  if (kind === 'call') {
    const label = document.createElement('slot')
    label.textContent = words.callUs
    button.append(label)
  } else button.ariaLabel = words.phone
  return button
}
