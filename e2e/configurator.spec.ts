// The page that writes the tag for a site: what it prints works in a site, as it is.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './embed.ts'
import { expectNoSidewaysScroll, expectNoViolations } from './looks.ts'
import { expectToHear } from './sound.ts'

const served = {
  built: `http://127.0.0.1:${process.env['BUILT_PORT']}`,
  started: `http://127.0.0.1:${process.env['STARTED_PORT']}`,
}

test('by keyboard alone: choose, copy, and what was copied works in a site under the policy beside it', async ({
  arriveAt,
  site,
}) => {
  site.pages.set('/', { html: '<!doctype html><title>Somebody’s site</title>' })
  const { page } = await arriveAt('/')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: served.built })
  await page.goto(`${served.built}/configure.html`)
  const field = (name: string) => page.getByRole('textbox', { name, exact: true })
  for (const [name, text] of [
    ['Address of the files', '/widget'],
    ['Server', `${site.origin.replace('http', 'ws')}/sip`],
    ['SIP domain', 'sandbox.sip.opentact.test'],
    ['User', 'alice'],
    ['Address of your backend’s credentials', '/credentials'],
  ] as const) {
    await field(name).focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(text)
  }
  await page.getByRole('radio', { name: 'Bottom right' }).focus()
  await page.keyboard.press('ArrowRight')
  const copied = async (what: string) => {
    const part = page.getByRole('region', { name: what, exact: true })
    await part.getByRole('button', { name: `Copy: ${what}` }).focus()
    await page.keyboard.press('Enter')
    await expect(part.getByRole('status')).not.toBeEmpty()
    const text = await page.evaluate(() => navigator.clipboard.readText())
    expect(text).toBe(await part.locator('code').textContent())
    return text
  }
  const html = await copied('For your page')
  const csp = await copied('Content-Security-Policy, where your site has one')
  expect(html).toContain('placement="bottom-left"')

  site.pages.set('/', { html: `<!doctype html><html lang="en"><title>A site</title><body>${html}`, csp })
  const visitor = await arriveAt('/')
  await expect(visitor.phone).toHaveAttribute('data-line', 'online')
  await visitor.phone.evaluate((element: HTMLElementTagNameMap['opentact-phone']) => element.call('echo'))
  await expectToHear(visitor.page)
  expect(visitor.errors).toEqual([])
})

for (const [how, origin] of Object.entries(served))
  test(`the digest in the page as ${how} is the one of the files`, async ({ page, widget }) => {
    const { integrity, version } = JSON.parse(readFileSync(join(widget, 'manifest.json'), 'utf8'))
    await page.goto(`${origin}/configure.html`)
    const code = page.getByRole('region', { name: 'For your page', exact: true }).locator('code')
    await expect(code).toContainText(
      `<script type="module" crossorigin integrity="${integrity['widget.js']}" src="/softphone/${version}/widget.js"></script>`,
    )
  })

for (const colorScheme of ['light', 'dark'] as const)
  test(`shows what is chosen at once, says what is wrong, and breaks no rule, in ${colorScheme} colours`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ colorScheme, permissions: ['microphone'] })
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.goto(`${served.built}/configure.html`)
    const phone = page.locator('opentact-phone')
    await expect(phone).toHaveAttribute('data-line', 'online')
    await expectNoViolations(page)
    await page.getByRole('radio', { name: 'In the page' }).check({ force: true })
    await expect(phone).toHaveAttribute('layout', 'panel')
    const colour = page.getByRole('textbox', { name: 'Colour', exact: true })
    await colour.fill('#aa0000')
    await expect(page.getByRole('region', { name: 'For your style sheet' })).toContainText('#aa0000')
    expect(await phone.evaluate((one) => one.style.getPropertyValue('--phone-accent'))).toBe('#aa0000')
    await colour.fill('red; } body { display: none')
    await expect(colour).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByRole('region', { name: 'For your style sheet' })).toHaveCount(0)
    await page
      .getByRole('textbox', { name: 'User', exact: true })
      .fill('"></script><img src=x onerror=alert(1)>')
    await expect(page.getByRole('region', { name: 'For your page' })).toContainText(
      'user="&quot;&gt;&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"',
    )
    await expectNoViolations(page)
    await page.getByRole('radio', { name: 'A button that calls one place' }).check({ force: true })
    await expect(page.locator('opentact-call')).toBeVisible()
    await expectNoViolations(page)
    await page.setViewportSize({ width: 320, height: 640 })
    await expectNoSidewaysScroll(page)
    expect(errors).toEqual([])
    await context.close()
  })
