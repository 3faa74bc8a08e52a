// In a hostile page the phone looks as in an empty one: picture against picture.
import type { Locator, Page } from '@playwright/test'
import { alice, expect, script, type Visitor } from './embed.ts'
import { notOfThePage, test } from './examples.ts'
import { expectToHear } from './sound.ts'

/** What the clock and the network write, which is never twice the same. */
const everChanging = '[role=timer], .call-note, time'

interface Picture {
  readonly png: string
  /** x, y, width, height */
  readonly leftOut: readonly (readonly [number, number, number, number])[]
}

async function pictureOf(what: Locator): Promise<Picture> {
  await what.page().mouse.move(1, 1)
  const png = await what.screenshot({ animations: 'disabled' })
  const at = await what.boundingBox()
  const boxes = await Promise.all((await what.locator(everChanging).all()).map((one) => one.boundingBox()))
  return {
    png: png.toString('base64'),
    leftOut: boxes.flatMap((box) => (box && at ? [[box.x - at.x, box.y - at.y, box.width, box.height]] : [])),
  }
}

interface Difference {
  /** The share of pixels that differ to the eye: by more than a tenth, as comparers of pictures have it. */
  readonly seen: number
  /** The share of those that differ at all; the edges of a circle are not drawn twice the same. */
  readonly any: number
}

function difference(page: Page, one: Picture, other: Picture): Promise<Difference> {
  return page.evaluate(
    async (pictures) => {
      const leftOut = pictures.flatMap((picture) => picture.leftOut)
      const draw = async ({ png }: Picture) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
        if (!context) throw new Error('no canvas')
        context.drawImage(bitmap, 0, 0)
        for (const [x, y, width, height] of leftOut) context.clearRect(x - 1, y - 1, width + 60, height + 2)
        return context.getImageData(0, 0, bitmap.width, bitmap.height)
      }
      const [a, b] = await Promise.all(pictures.map(draw))
      if (!a || !b || a.width !== b.width || a.height !== b.height) return { seen: 1, any: 1 }
      const count = { seen: 0, any: 0 }
      for (let at = 0; at < a.data.length; at += 4) {
        const apart = Math.max(
          ...[0, 1, 2, 3].map((channel) =>
            Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)),
          ),
        )
        if (apart > 0) count.any++
        if (apart > 25) count.seen++
      }
      const all = a.width * a.height
      return { seen: count.seen / all, any: count.any / all }
    },
    [one, other] as const,
  )
}

/** The same steps in both pages; a picture of each. */
async function picturesOf({ page, phone, button }: Visitor): Promise<Readonly<Record<string, Picture>>> {
  await expect(phone).toHaveAttribute('data-line', 'online')
  const panel = page.getByRole('region', { name: 'Phone', exact: true })
  const launcher = await pictureOf(button('Phone'))
  await button('Phone').click()
  const open = await pictureOf(panel)
  await page.getByLabel('Name or number', { exact: true }).fill('echo')
  await button('Call').click()
  await expect(phone).toHaveAttribute('data-phase', 'connected')
  await expectToHear(page)
  await expect(button('Hold')).toBeEnabled()
  // The last to come, and by a part of a pixel higher than what stood there.
  await expect(panel.getByText(/^(Clear|Fair|Weak)/).first()).toBeVisible()
  const inCall = await pictureOf(panel)
  await button('Close the phone').click()
  const pill = await pictureOf(page.getByRole('region', { name: 'Call with echo', exact: true }))
  await button('Hang up').click()
  await expect(phone).toHaveAttribute('data-phase', 'idle')
  return { launcher, open, inCall, pill }
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`the phone looks in a hostile page as in an empty one, in ${colorScheme} colours`, async ({
    show,
    site,
    arriveAt,
  }) => {
    const phone = alice.replace(' user', ` theme="${colorScheme}" user`)
    site.pages.set('/empty', {
      html: `<!doctype html><html lang="en"><title>Empty</title>${script}<body>${phone}`,
    })
    const hostile = await show('hostile')
    await hostile.phone.evaluate((element, theme) => element.setAttribute('theme', theme), colorScheme)
    const there = await picturesOf(hostile)
    expect(notOfThePage(hostile.errors)).toEqual([])
    await hostile.page.close()
    const empty = await arriveAt('/empty')
    for (const [name, picture] of Object.entries(await picturesOf(empty))) {
      const { seen, any } = await difference(empty.page, picture, there[name] ?? picture)
      expect.soft(seen, name).toBeLessThanOrEqual(0.001)
      expect.soft(any, name).toBeLessThanOrEqual(0.005)
    }
  })
