/** What the build leaves out of lucide-react: its context, and each name and attribute that an icon could have here. */

import type { Plugin } from 'vite'

const replaced = /\/lucide-react\/dist\/esm\/(?:createLucideIcon|Icon)\.mjs$/

const lean = `
import { createElement } from 'react'
export default ({ name, node }) => ({ className = '', ...given }) =>
  createElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: 24,
      height: 24,
      viewBox: '0 0 24 24',
      fill: 'none',
      stroke: 'currentColor',
      strokeWidth: 2,
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
      className: 'lucide lucide-' + name + ' ' + className,
      'aria-hidden': 'true',
      ...given,
    },
    ...node.map(([tag, shape]) => createElement(tag, shape)),
  )
`

/** An icon of ours is decoration: whoever needs a word has it beside the icon. */
export function leanIcons(): Plugin {
  return {
    name: 'lean-icons',
    load: {
      filter: { id: replaced },
      handler: (id) => (id.endsWith('/Icon.mjs') ? 'export default undefined' : lean),
    },
  }
}
