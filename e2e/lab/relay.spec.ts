// The TURN server answers a browser: it gives a relayed address to who knows the password.
import { expect, test } from '@playwright/test'
import { pageUrl, turn } from './stack.ts'

test('coturn gives Chromium a relayed address', async ({ page }) => {
  await page.goto(pageUrl)
  const kinds = await page.evaluate(async (server) => {
    const connection = new RTCPeerConnection({ iceServers: [server], iceTransportPolicy: 'relay' })
    const found: (string | null)[] = []
    const gathered = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate?.candidate) found.push(candidate.type)
        else resolve()
      }
    })
    connection.createDataChannel('any')
    await connection.setLocalDescription()
    await gathered
    connection.close()
    return found
  }, turn)
  expect(kinds).toContain('relay')
})
