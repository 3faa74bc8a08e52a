/** F6 goes between the column and the pane. */

export function otherSide(root: HTMLElement | null): void {
  if (!root) return
  const focused = (root.getRootNode() as Document | ShadowRoot).activeElement
  const sides = '.pane, .call-pane, .pane-nav'
  const back = focused?.closest(sides)
  const column = root.querySelector<HTMLElement>('.dial-field input, .call .control')
  const beside = [...root.querySelectorAll<HTMLElement>('.call-pane .timeline, .pane')].find(
    (box) => box.offsetWidth,
  )
  if (back) column?.focus()
  else beside?.focus()
}
