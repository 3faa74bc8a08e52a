// Everything that others could read of a page: its console, its frames and requests, its DOM, what it stores.
import type { Page } from '@playwright/test'

export interface Eavesdropper {
  /** What was said so far, by where. */
  heard(): Promise<Readonly<Record<string, readonly string[]>>>
  /** Looks at what is in the page now. */
  look(): Promise<void>
}

export function eavesdropOn(page: Page): Eavesdropper {
  const said = {
    console: [] as string[],
    errors: [] as string[],
    frames: [] as string[],
    /** Where the feed's token belongs, and the only place. */
    feedSignIns: [] as string[],
    requests: [] as string[],
    page: [] as string[],
    storage: [] as string[],
  }
  const pending: Promise<void>[] = []
  page.on('console', (message) => {
    said.console.push(message.text())
    // The text of an object is no more than its class.
    const inFull = message.args().map((arg) => arg.jsonValue().catch(() => undefined))
    pending.push(Promise.all(inFull).then((values) => void said.console.push(JSON.stringify(values))))
  })
  // Also what nobody caught of a promise.
  page.on('pageerror', (error) => said.errors.push(`${error.message} ${error.stack}`))
  page.on('websocket', (socket) => {
    said.frames.push(socket.url())
    const isFeed = new URL(socket.url()).pathname === '/events'
    socket.on('framesent', ({ payload }) => {
      const signsIn = isFeed && payload.toString().startsWith('{"type":"auth"')
      said[signsIn ? 'feedSignIns' : 'frames'].push(payload.toString())
    })
    socket.on('framereceived', ({ payload }) => said.frames.push(payload.toString()))
  })
  page.on('request', (request) => said.requests.push(`${request.url()} ${request.postData() ?? ''}`))

  return {
    heard: async () => {
      await Promise.all(pending)
      return said
    },
    look: async () => {
      const { html, stored } = await page.evaluate(lookAround)
      said.page.push(html, page.url())
      said.storage.push(stored)
      said.storage.push(JSON.stringify(await page.context().cookies()))
    },
  }
}

/** Runs in the page. */
async function lookAround() {
  const databases: unknown[] = []
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    for (const store of database.objectStoreNames)
      databases.push(
        await new Promise((resolve) => {
          const all = database.transaction(store).objectStore(store).getAll()
          all.onsuccess = () => resolve(all.result)
        }),
      )
    database.close()
  }
  const stored = JSON.stringify([{ ...sessionStorage }, { ...localStorage }, databases])
  return { html: `${document.title} ${document.documentElement.outerHTML}`, stored }
}
