/** Numbers of the page as buttons: `click-to-dial` says whether a press on one fills the dial field, or calls. */

import type { Host } from './inside.ts'

interface Dialler {
  readonly fill: (target: string) => void
  readonly call: (target: string) => void
}

/** Returns the way to stop. */
export function followLinks(host: Host, dialler: Dialler): () => void {
  const page = host.element.ownerDocument
  const pressed = (event: MouseEvent) => {
    const how = host.read('click-to-dial')
    if ((how !== 'fill' && how !== 'call') || event.defaultPrevented || event.button !== 0) return
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const link = event.composedPath().find((at) => at instanceof HTMLAnchorElement)
    const target = link instanceof HTMLAnchorElement ? targetOf(link.href) : undefined
    if (target === undefined) return
    event.preventDefault()
    if (how === 'call') dialler.call(target)
    else dialler.fill(target)
  }
  page.addEventListener('click', pressed)
  return () => page.removeEventListener('click', pressed)
}

/** A number as a number; parameters of it, and headers of an address, are nobody's business but the page's. */
export function targetOf(href: string): string | undefined {
  const [, scheme, rest = ''] = /^(tel|sips?):([^?;]+)/i.exec(href) ?? []
  if (!scheme) return undefined
  const text = decoded(rest)
  return scheme.toLowerCase() === 'tel' ? text.replace(/[\s().-]/g, '') : `${scheme.toLowerCase()}:${text}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
