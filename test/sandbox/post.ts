import type { Place } from './place.ts'

/** Asks a robot to call. */
export async function askForCall(place: Place, wish: Record<string, unknown>) {
  const res = await fetch(`${place.origin}/sandbox/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from: '+15550100011', to: 'alice', ...wish }),
  })
  return { status: res.status, value: (await res.json()) as Record<string, unknown> }
}
