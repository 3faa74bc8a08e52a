// A person who has only a keyboard: goes from control to control, and looks at each one that has the focus.
import { expect, type Page } from '@playwright/test'

export interface Stop {
  readonly tag: string
  readonly name: string
  /** What is wrong with it for somebody who follows the focus by eye. */
  readonly wrong: readonly string[]
}

/** The control that has the focus, through shadow roots. Runs in the page. */
function look(): Stop {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  if (!at || at === document.body) return { tag: 'body', name: '', wrong: ['the focus is nowhere'] }
  const root = at.getRootNode() as Document | ShadowRoot
  const byIds = (name: string) =>
    (at.getAttribute(name) ?? '')
      .split(' ')
      .map((id) => (id && root.getElementById(id)?.textContent) || '')
      .join(' ')
      .trim()
  const copy = at.cloneNode(true) as Element
  for (const hidden of copy.querySelectorAll('[aria-hidden=true], kbd')) hidden.remove()
  const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])].map((one) => one.textContent) : []
  const name =
    byIds('aria-labelledby') ||
    at.getAttribute('aria-label') ||
    labels.join(' ').trim() ||
    copy.textContent?.replace(/\s+/g, ' ').trim() ||
    ''
  // A radio button is drawn by what stands behind it, a field by the box around it.
  const seen = at.matches('input[type=radio], input[type=checkbox]') ? (at.nextElementSibling ?? at) : at
  const { x, y, width, height } = seen.getBoundingClientRect()
  const wrong: string[] = []
  if (!width || !height || !seen.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    wrong.push('it cannot be seen')
  const point = [
    (Math.max(0, x) + Math.min(innerWidth, x + width)) / 2,
    (Math.max(0, y) + Math.min(innerHeight, y + height)) / 2,
  ] as const
  if (point[0] < 0 || point[1] < 0 || x > innerWidth || y > innerHeight || x + width < 0 || y + height < 0)
    wrong.push(`it is out of sight: ${[x, y, width, height].map(Math.round)}`)
  const top = root.elementFromPoint(...point)
  const isOver =
    top && (top === seen || seen.contains(top) || top.contains(seen) || at.closest('label')?.contains(top))
  if (!isOver) wrong.push(`it is covered by ${top?.outerHTML.slice(0, 80)}`)
  const ringed = [at, seen, at.querySelector('.disc'), at.closest('.dial-field'), at.closest('.search')].some(
    (one) => {
      if (!one) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
      const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1.5
      return outlined || (one !== at && boxShadow !== 'none')
    },
  )
  if (!ringed) wrong.push('no ring shows that it has the focus')
  return { tag: at.localName, name, wrong: wrong.map((what) => `${at.localName} “${name}”: ${what}`) }
}

/** What is wrong with one control hides nothing of the next. */
const soft = expect.configure({ soft: true, timeout: 8000 })

export const focused = (page: Page): Promise<Stop> => page.evaluate(look)

/** Something has the focus, and whoever follows by eye sees what and where. */
export async function expectFocus(page: Page, name?: string | RegExp): Promise<void> {
  const wanted =
    name === undefined ? expect.any(String) : typeof name === 'string' ? name : expect.stringMatching(name)
  await soft.poll(() => focused(page)).toEqual({ tag: expect.any(String), name: wanted, wrong: [] })
}

const mostStops = 80

/** Tab, and Tab again, until this has the focus; each stop on the way is looked at. */
export async function tabTo(
  page: Page,
  name: string | RegExp,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  const passed: string[] = []
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press(key)
    const now = await focused(page)
    // After the last of the page the browser's own controls have a turn.
    if (now.tag === 'body') continue
    soft(now.wrong).toEqual([])
    if (typeof name === 'string' ? now.name === name : name.test(now.name)) return
    passed.push(now.name)
  }
  throw new Error(`${name} is not to be reached: ${passed.join(' · ')}`)
}

/** WCAG 2.2, 2.5.8: 24 px, or so much room that circles of 24 px do not meet. Inline links and what is hidden aside. */
export async function expectLargeTargets(page: Page): Promise<void> {
  const small = await page.evaluate(() => {
    const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
      root,
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
    ]
    const all = roots(document)
      .flatMap((root) => [
        ...root.querySelectorAll(
          'button, a[href], input, select, textarea, summary, [role=button], [role=menuitem], [role=tab]',
        ),
      ])
      .map((one) =>
        one.matches('input[type=radio], input[type=checkbox]') ? (one.closest('label') ?? one) : one,
      )
      .filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.height > 0)
    const isSmall = (box: DOMRect) => box.width < 24 || box.height < 24
    const middle = ({ x, y, width, height }: DOMRect) => [x + width / 2, y + height / 2] as const
    const meets = (a: DOMRect, b: DOMRect) => {
      const [x, y] = middle(a)
      if (isSmall(b)) return Math.hypot(x - middle(b)[0], y - middle(b)[1]) < 24
      const dx = Math.max(b.left - x, 0, x - b.right)
      const dy = Math.max(b.top - y, 0, y - b.bottom)
      return Math.hypot(dx, dy) < 12
    }
    return all
      .filter(
        ({ one, box }) => isSmall(box) && all.some((other) => other.one !== one && meets(box, other.box)),
      )
      .map(({ one, box }) => `${one.outerHTML.slice(0, 90)} ${box.width.toFixed(1)}×${box.height.toFixed(1)}`)
  })
  soft(small).toEqual([])
}

/** What a screen reader was told at once and politely, oldest first. Ask for it before the page opens. */
export async function hearAnnouncements(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    const note = (node: Node | null) => {
      const at = node instanceof Element ? node : node?.parentElement
      const region = at?.closest('[aria-live=assertive], [aria-live=polite], [role=alert], [role=status]')
      if (!region) return
      const how = region.matches('[aria-live=assertive], [role=alert]') ? 'at once' : 'politely'
      const text = region.textContent?.trim()
      if (text) heard.push(`${how}: ${text}`)
    }
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        note(target)
        for (const node of addedNodes) note(node)
      }
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
  return () => page.evaluate(() => (globalThis as unknown as { heard: readonly string[] }).heard)
}
