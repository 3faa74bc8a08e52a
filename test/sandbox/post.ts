import type { Place } from './place.ts'

async function ask(place: Place, path: string, method: string, body?: Record<string, unknown>) {
  const res = await fetch(place.origin + path, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  return { status: res.status, value: (await res.json()) as Record<string, unknown> }
}

/** Asks a robot to call. */
export const askForCall = (place: Place, wish: Record<string, unknown>) =>
  ask(place, '/sandbox/call', 'POST', { from: '+15550100011', to: 'alice', ...wish })

export const beginFaults = (place: Place, faults: Record<string, unknown>) =>
  ask(place, '/sandbox/faults', 'POST', faults)

/** The digits that robots heard. */
export async function digitsOf(place: Place, query: string): Promise<readonly HeardCall[]> {
  const { value } = await ask(place, `/sandbox/digits?${query}`, 'GET')
  return value['calls'] as HeardCall[]
}

export interface HeardCall {
  readonly callId: string
  readonly user: string
  readonly robot: string
  readonly digits: string
  readonly heard: readonly { readonly digit: string; readonly by: string; readonly ms: number }[]
}

export const endFaults = (place: Place) => ask(place, '/sandbox/faults', 'DELETE')

export const faultsNow = (place: Place) => ask(place, '/sandbox/faults', 'GET')

export const behaveLike = (place: Place, like: string, more: Record<string, unknown> = {}) =>
  ask(place, '/sandbox/profile', 'POST', { like, ...more })

export const runApp = (place: Place, settings: Record<string, unknown>) =>
  ask(place, '/sandbox/app', 'POST', settings)

export const injectEvent = (place: Place, event: Record<string, unknown>) =>
  ask(place, '/sandbox/event', 'POST', event)
