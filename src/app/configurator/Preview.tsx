/** The element as it was chosen, in the page: a real phone, of the sandbox. */

import { useEffect, useRef } from 'react'
import { attributesFor, type Choices, isWrong } from './snippet.ts'

/** Who one is, and where: in the preview that is the sandbox's business. */
const elsewhere = ['server', 'domain', 'user', 'credentials-url', 'target']

export function Preview({ choices, label }: { readonly choices: Choices; readonly label: string }) {
  const place = useRef<HTMLDivElement>(null)
  const element = useRef<HTMLElement>(undefined)
  const { kind } = choices

  useEffect(() => {
    const made = document.createElement(`opentact-${kind}`)
    made.setAttribute('user', 'alice')
    made.setAttribute('credentials-url', '/credentials')
    if (kind === 'call') {
      made.setAttribute('target', 'echo')
      made.textContent = label
    }
    element.current = made
    place.current?.replaceChildren(made)
    return () => made.remove()
  }, [kind, label])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another element gets them as well
  useEffect(() => {
    const shown = element.current
    if (!shown) return
    const wanted = attributesFor(choices)
    for (const name of ['region', 'lang', 'theme', 'layout', 'placement', 'click-to-dial'])
      if (!(name in wanted)) shown.removeAttribute(name)
    for (const [name, value] of Object.entries(wanted))
      if (!elsewhere.includes(name)) shown.setAttribute(name, value)
    const accent = choices.accent.trim()
    shown.style.setProperty('--phone-accent', isWrong('accent', accent) ? '' : accent)
  }, [choices, kind])

  return <div className="stage" ref={place} />
}
