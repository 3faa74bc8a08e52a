// A server that ignores what asks whether it is alive is alive all the same.
import { begin, endWell, noteLine, talkTo, test } from './outages.ts'
import { expect } from './test.ts'

// Twice as long as a dead one takes to be noticed in a call; `KEEP_ALIVE_SECONDS=60` for longer.
const seconds = Number(process.env['KEEP_ALIVE_SECONDS'] ?? 14)

for (const ignored of [{ crlf: 'ignore' }, { options: 'ignore' }, { crlf: 'ignore', options: 'ignore' }])
  test(`${Object.keys(ignored).join(' and ')} ignored in mid-call: nobody reconnects`, async ({ arrive }) => {
    test.setTimeout((seconds + 60) * 1000)
    const alice = await arrive('alice')
    let sockets = 0
    alice.page.on('websocket', (socket) => {
      if (socket.url().endsWith('/sip')) sockets++
    })
    await alice.trySandbox()
    await talkTo(alice, 'echo')
    await begin(alice, ignored)
    const noted = await noteLine(alice)
    const end = Date.now() + seconds * 1000
    await expect
      .poll(() => Date.now(), { timeout: (seconds + 5) * 1000, intervals: [1000] })
      .toBeGreaterThan(end)
    expect(sockets).toBe(1)
    expect((await noted()).filter((text) => !text.startsWith('Online'))).toEqual([])
    await endWell(alice, 'echo')
  })
