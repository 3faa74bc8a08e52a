/** Puts styles into a document or shadow root as one constructable sheet: no style element, so CSP may forbid them. */

interface Made {
  readonly sheet: CSSStyleSheet
  css: string
}

// A sheet can only be adopted in the document whose window made it; a picture-in-picture window has its own.
const made = new WeakMap<Document, Made>()

/** Of two texts the longer stays: it holds the shorter one. */
export function adopt(root: Document | ShadowRoot, css: string): void {
  const page = 'host' in root ? root.ownerDocument : root
  const Sheet = page.defaultView?.CSSStyleSheet
  if (!Sheet || !('adoptedStyleSheets' in root)) return
  const one = made.get(page) ?? { sheet: new Sheet(), css: '' }
  made.set(page, one)
  if (css.length > one.css.length) {
    one.css = css
    one.sheet.replaceSync(css)
  }
  if (!root.adoptedStyleSheets.includes(one.sheet))
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, one.sheet]
}
