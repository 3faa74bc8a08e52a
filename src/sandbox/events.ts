/** The event feed's socket. So far it says only who listens: the acknowledgement of the platform. */

import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'

export function attachEventSocket(socket: WebSocket): void {
  socket.on('error', () => socket.terminate())
  socket.once('message', (data) => {
    if (!isAuth(data.toString())) return socket.close(1008, 'auth expected')
    socket.send(JSON.stringify(acknowledgement()))
  })
}

function isAuth(text: string): boolean {
  try {
    const frame: unknown = JSON.parse(text)
    return (
      typeof frame === 'object' &&
      frame !== null &&
      'type' in frame &&
      frame.type === 'auth' &&
      'payload' in frame &&
      typeof frame.payload === 'string'
    )
  } catch {
    return false
  }
}

const began = '2025-01-01T00:00:00.000Z'

function acknowledgement() {
  const now = new Date().toISOString()
  const connection = randomUUID()
  const account = {
    created_on: began,
    modified_on: began,
    uuid: '00000000-0000-4000-8000-000000000001',
    email: 'sandbox@opentact.test',
    name: 'Sandbox',
    phone: '5550100000',
    level: 'Level1',
    address1: '',
    address2: '',
    zip_code: '00000',
    city: 'Sandbox',
    deleted_on: null,
    disabled_on: null,
  }
  const user = {
    created_on: began,
    modified_on: began,
    uuid: '00000000-0000-4000-8000-000000000002',
    email: account.email,
    phone_number: '15550100000',
    first_name: 'Sandbox',
    wss_online: true,
    last_name: 'User',
    avatar: null,
    dob: null,
    role: 'User',
    gender: null,
    deleted_on: null,
  }
  return {
    uuid: randomUUID(),
    created_on: now,
    type: 'auth',
    message: `WSS connection ${connection}@127.0.0.1 - success auth ${user.email}`,
    payload: { uuid: connection, ip: '127.0.0.1', user, account },
    account,
    modified_on: now,
    delivery_report: [],
  }
}
