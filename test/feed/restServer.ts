/** A server that answers as a test says, over real HTTP, and a Rest that asks it. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createRest } from '../../src/feed/createRest.ts'
import type { PhoneEvent } from '../../src/phone/events.ts'
import type { RestOptions } from '../../src/phone/options.ts'
import { createPhoneStore } from '../../src/phone/store.ts'
import { movableClock } from '../fakes/clock.ts'

export interface Asked {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export type Answer = (res: ServerResponse, asked: Asked, count: number) => void

export const self = { user: 'alice', domain: 'acme.sip.opentact.test' }

export const json =
  (value: unknown, status = 200): Answer =>
  (res) =>
    void res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))

export const list = (...users: readonly unknown[]) => json({ success: true, payload: users })

export async function serve(answer: Answer) {
  const asked: Asked[] = []
  const server = createServer(async (req, res) => {
    let body = ''
    for await (const chunk of req) body += chunk
    const one = { method: req.method ?? '', url: req.url ?? '', headers: req.headers, body }
    asked.push(one)
    answer(res, one, asked.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { asked, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

export async function restAt(answer: Answer, more: Partial<RestOptions> = {}, clockAhead = 0) {
  const { asked, origin } = await serve(answer)
  const { clock, move, waiting } = movableClock(Date.parse('2025-06-01T12:00:00Z'))
  const { store, report, onFact } = createPhoneStore(clock.now)
  const facts: PhoneEvent[] = []
  onFact((fact) => facts.push(fact))
  const options: RestOptions = { url: `${origin}/rest/`, token: 'the-token', ...more }
  const rest = createRest({
    options: () => options,
    self: () => self,
    report,
    clock,
    random: () => 0,
    clockAhead: () => clockAhead,
    mediaHosts: () => ['r.example'],
    fetch: (url, how) => fetch(url, how),
  })
  onTestFinished(() => rest.disconnect())
  return {
    ...{ rest, store, report, facts, asked, origin, clock, move, waiting, options },
    failures: () => facts.flatMap((fact) => (fact.type === 'rest-failed' ? [fact] : [])),
  }
}
