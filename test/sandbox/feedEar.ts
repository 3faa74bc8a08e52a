/** Who listens to the event feed. */

import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { Place } from './place.ts'

export type Json = { readonly [key: string]: unknown }

export interface FeedEar {
  /** All that came, the sign-in's answer first. */
  readonly came: readonly Json[]
  /** Resolves once that many events came that fit. */
  until(fits: (event: Json) => boolean, times?: number): Promise<readonly Json[]>
  readonly gone: Promise<number>
}

export async function listenToFeed(place: Place, query = '', token = 'token'): Promise<FeedEar> {
  const socket = new WebSocket(`ws://127.0.0.1:${place.port}/events${query}`)
  onTestFinished(() => socket.terminate())
  const came: Json[] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data) => {
    came.push(JSON.parse(data.toString()) as Json)
    for (const look of [...waiting]) look()
  })
  const gone = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))
  socket.send(JSON.stringify({ type: 'auth', payload: token }))

  const ear: FeedEar = {
    came,
    gone,
    until: (fits, times = 1) =>
      new Promise((resolve) => {
        const look = () => {
          const found = came.filter(fits)
          if (found.length < times) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
  }
  await Promise.race([ear.until((event) => event['type'] === 'auth'), gone])
  return ear
}

export const isState = (direction: string, state: string) => (event: Json) =>
  event['type'] === 'call_state' && String(event['message']).includes(` ${direction} `) && says(event, state)

const says = (event: Json, state: string) => String(event['message']).endsWith(`- ${state}`)

export const isCommand = (name: string) => (event: Json) =>
  event['type'] === 'call_flow' &&
  ((event['payload'] as Json)['command'] === name || event['command'] === name)

/** `in init`, `Dial failed`: the story in short. */
export function inShort(event: Json): string {
  const state = /^CallSCA (in|out) .* - (\w+)$/.exec(String(event['message']))
  if (state) return `${state[1]} ${state[2]}`
  const flow = event['call_flow'] as Json | undefined
  return flow ? `${flow['name']} ${flow['state']}` : String(event['type'])
}
