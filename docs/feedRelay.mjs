// A relay: listens to the platform's events with the account's own token, and tells each phone what is its user's.
// node docs/feedRelay.mjs   with PORT, ORIGINS (https://a.example,https://b.example), TOKEN_SECRET (shared with the
// backend that signs phones' tokens), PLATFORM_EVENTS (wss://…), PLATFORM_REST (https://…/rest), PLATFORM_LOGIN (email:password).

import { createHmac, timingSafeEqual } from 'node:crypto'
import { WebSocket, WebSocketServer } from 'ws'

const { PORT, ORIGINS, TOKEN_SECRET, PLATFORM_EVENTS, PLATFORM_REST, PLATFORM_LOGIN } = process.env
if (!TOKEN_SECRET || !ORIGINS) throw new Error('Set TOKEN_SECRET and ORIGINS.')
const sign = (text) => createHmac('sha256', TOKEN_SECRET).update(text).digest('base64url')

/** A token is `<login>|<expires, ms>|<signature>`, made by your backend for whoever is signed in there. */
function readToken(token) {
  const [user, expires, signature] = String(token).split('|')
  const [given, right] = [signature ?? '', sign(`${user}|${expires}`)].map((text) => Buffer.from(text))
  const isRight = given.length === right.length && timingSafeEqual(given, right)
  return isRight && Number(expires) > Date.now() ? { user, expires: Number(expires) } : undefined
}

// What is the account's, and no phone's business; everything else goes through as it came.
const dropped =
  /^(account|user|e?mail|phone|phone_number|(first|last)_name|avatar|dob|gender|balance|address\d|zip_code|city|ip|token|delivery_report|(webhook|call_back)_url2?)$/
const withoutPrivate = (key, value) => (dropped.test(key) ? undefined : value)

function read(data) {
  try {
    return JSON.parse(data.toString()) ?? {}
  } catch {
    return {}
  }
}

const phones = new Map() // socket → login
const threads = new Map() // thread of a call → { users, frames }: who has part in it may turn out late
let ahead // the platform's clock minus ours, ms; undefined while it cannot be heard

function tell(event) {
  const call = event.call ?? event.payload?.call ?? event.payload
  const dialled = [event.call_flow?.element].flat().map((one) => (one?.name === 'To' ? one.text : undefined))
  const thread = call?.thread ?? call?.parent?.thread ?? call?.uuid
  if (event.type === 'auth' || !thread) return
  const story = threads.get(thread) ?? { users: new Set(), frames: [] }
  const before = new Set(story.users)
  for (const one of [call.from, call.to, call.parent?.from, call.parent?.to, ...dialled])
    if (one) story.users.add(String(one).replace(/^sips?:|@.*$/g, ''))
  story.frames = [...story.frames, JSON.stringify(event, withoutPrivate)].slice(-100)
  threads.delete(thread)
  threads.set(thread, story)
  if (threads.size > 1000) threads.delete(threads.keys().next().value)
  for (const [phone, user] of phones)
    if (story.users.has(user))
      for (const frame of before.has(user) ? story.frames.slice(-1) : story.frames) phone.send(frame)
}

async function listen() {
  const headers = { Authorization: `Basic ${Buffer.from(PLATFORM_LOGIN).toString('base64')}` }
  const { payload } = await (await fetch(`${PLATFORM_REST}/auth`, { headers, redirect: 'error' })).json()
  const socket = new WebSocket(PLATFORM_EVENTS)
  socket.on('open', () => socket.send(JSON.stringify({ type: 'auth', payload: payload.token })))
  socket.on('message', (data) => {
    const event = read(data)
    ahead ??= Date.parse(event.created_on) - Date.now() || 0
    tell(event)
  })
  await new Promise((resolve) => socket.on('error', () => {}).on('close', resolve))
}
async function listenForEver() {
  await listen().catch((error) => console.error(error.message))
  ahead = undefined
  // The platform repeats nothing: a phone that is cut off shows the gap, one that hears nothing does not know.
  for (const phone of phones.keys()) phone.close(1012)
  setTimeout(listenForEver, 1000)
}
listenForEver()

const verifyClient = ({ origin }) => ORIGINS.split(',').includes(origin)
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(PORT), maxPayload: 4096, verifyClient })
server.on('listening', () => console.log(`relay on port ${server.address().port}`))
server.on('connection', (phone) => {
  const cut = setTimeout(() => phone.close(1008), 5000)
  phone.on('error', () => phone.terminate())
  phone.on('close', () => phones.delete(phone))
  phone.once('message', (data) => {
    const first = read(data)
    const who = first.type === 'auth' ? readToken(first.payload) : undefined
    clearTimeout(cut)
    if (!who || ahead === undefined) return phone.close(who ? 1013 : 1008)
    phones.set(phone, who.user)
    setTimeout(() => phone.close(1008), Math.min(who.expires - Date.now(), 2 ** 31 - 1)).unref()
    // Its time is the platform's: the phone sets its clock by it.
    phone.send(JSON.stringify({ type: 'auth', created_on: new Date(Date.now() + ahead).toISOString() }))
  })
})
