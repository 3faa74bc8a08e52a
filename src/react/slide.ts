/** Something has moved by `px` downwards: it goes there slowly, for what jumps is pressed in another's place. */
export function slide(moved: Element, px: number): void {
  if (matchMedia?.('(prefers-reduced-motion: reduce)').matches) return
  moved.animate([{ transform: `translateY(${-px}px)` }, { transform: 'none' }], {
    duration: 180,
    easing: 'ease-out',
  })
}
