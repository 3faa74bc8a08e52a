/**
 * Whether the phone stands in a frame and the focus in the page around it. What is typed there cannot be seen from
 * here, and browsers let a frame take the focus from it: nothing does that by itself.
 */
export function focusIsAround(page: Document): boolean {
  const view = page.defaultView
  return view !== null && view.parent !== view && !page.hasFocus()
}
