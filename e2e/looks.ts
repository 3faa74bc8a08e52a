// What must hold of every view: no rule of accessibility is broken, nothing scrolls sideways.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'

export async function expectNoViolations(page: Page): Promise<void> {
  await page.evaluate(settled)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([])
}

/** A button that is just becoming one to press has for a moment the colours of neither. */
async function settled() {
  const treesIn = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
    root,
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? treesIn(shadowRoot) : [])),
  ]
  const running = () =>
    treesIn(document)
      .flatMap((tree) => tree.getAnimations())
      .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
  for (let left = running(); left.length; left = running())
    await Promise.allSettled(left.map(({ finished }) => finished))
}

export const expectNoSidewaysScroll = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
    .toBeLessThanOrEqual(0)

/** All of it can be seen at once, without scrolling. */
export async function expectInSight(...all: readonly Locator[]): Promise<void> {
  for (const one of all) await expect(one).toBeInViewport({ ratio: 1 })
}

/** The colour that the page stands on. */
export const groundOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
