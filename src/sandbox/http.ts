/** JSON in and out, and the plain refusals of an upgrade. */

import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

export interface Answer {
  readonly status: number
  readonly value: unknown
}

export class BadBody extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const longestBody = 64 * 1024

export function sendJson(res: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value)
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    // The rest of a body that was not read would be taken for the next request.
    ...(status >= 400 && { Connection: 'close' }),
  })
  res.end(text)
}

/** The body as a JSON object; throws BadBody. */
export async function readJson(req: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > longestBody) throw new BadBody(413, `The body is longer than ${longestBody} bytes.`)
    chunks.push(chunk)
  }
  const value = parse(Buffer.concat(chunks).toString())
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadBody(400, 'The body must be a JSON object.')
  return value as Record<string, unknown>
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BadBody(400, 'The body is not JSON.')
  }
}

export function refuseUpgrade(socket: Duplex, status: number, error: string): void {
  const text = JSON.stringify({ error })
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(text)}`,
      'Connection: close',
      '',
      text,
    ].join('\r\n'),
    () => socket.destroy(),
  )
}
