import { expect, test } from './test.ts'

// Whatever asks the page something counts as a press for Chromium: the pictures of a trace as well. So the page
// presses and tells by itself.
test.use({ trace: 'off' })

test('signed in without a press, the line says that sound is off, and a press turns it on', async ({
  arrive,
}) => {
  const { page, ...alice } = await arrive('alice')
  const lines: string[] = []
  page.on('console', (message) => message.text().startsWith('Online') && lines.push(message.text()))
  await page.addInitScript(() => {
    let pressed = false
    let told = ''
    const look = () => {
      const door = [...document.querySelectorAll('button')].find(
        (one) => one.textContent === 'Try the sandbox',
      )
      if (door && !pressed) {
        pressed = true
        door.click()
      }
      const line = document.querySelector('[role=status][aria-label=Line]')?.textContent ?? ''
      if (line !== told) console.log(line)
      told = line
    }
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true })
  })
  await page.goto('/')
  await expect.poll(() => lines.at(-1)).toBe('Online – sound is off, click to turn on')

  await alice.line.getByRole('button').click()
  await expect(alice.line).toHaveText(/^Online(?! –)/)
})
