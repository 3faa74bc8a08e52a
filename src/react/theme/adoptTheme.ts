/** Puts the phone's styles into a document or shadow root, once, as constructable sheets: no style element, so CSP may forbid them. */

import calls from './calls.css?inline'
import contrast from './contrast.css?inline'
import controls from './controls.css?inline'
import face from './face.css?inline'
import forms from './forms.css?inline'
import keys from './keys.css?inline'
import layout from './layout.css?inline'
import lists from './lists.css?inline'
import overlays from './overlays.css?inline'
import pane from './pane.css?inline'
import parts from './parts.css?inline'
import sizes from './sizes.css?inline'
import timeline from './timeline.css?inline'
import tokens from './tokens.css?inline'

// A sheet can only be adopted in the document whose window made it; a picture-in-picture window has its own.
const made = new WeakMap<Document, CSSStyleSheet>()

export function adoptTheme(root: Document | ShadowRoot): void {
  const page = 'host' in root ? root.ownerDocument : root
  const Sheet = page.defaultView?.CSSStyleSheet
  if (!Sheet || !('adoptedStyleSheets' in root)) return
  let sheet = made.get(page)
  if (!sheet) {
    sheet = new Sheet()
    sheet.replaceSync(
      [
        tokens,
        parts,
        keys,
        overlays,
        forms,
        face,
        controls,
        calls,
        pane,
        lists,
        timeline,
        layout,
        sizes,
        contrast,
      ].join('\n'),
    )
    made.set(page, sheet)
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}
