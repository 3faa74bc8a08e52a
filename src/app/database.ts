/** IndexedDB: one database for each account, with calls, their stories, and own contacts. */

import { databasePrefix } from './deleteDatabases.ts'

const version = 1
const stores = ['calls', 'stories', 'contacts'] as const
type StoreName = (typeof stores)[number]

/** Rejects where the browser keeps nothing: in some private windows, or when the disk is full. */
function openDatabase(account: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(databasePrefix + account, version)
    asked.onupgradeneeded = () => {
      for (const name of stores)
        if (!asked.result.objectStoreNames.contains(name)) asked.result.createObjectStore(name)
    }
    asked.onsuccess = () => {
      // Another tab wants to delete it, or has a newer release: it must not wait for us.
      asked.result.onversionchange = () => asked.result.close()
      resolve(asked.result)
    }
    asked.onerror = () => reject(asked.error)
    asked.onblocked = () => reject(new Error('blocked by another tab'))
  })
}

const opened = new Map<string, Promise<IDBDatabase>>()

/** The same for all who ask. */
export function databaseOf(account: string): Promise<IDBDatabase> {
  const known = opened.get(account) ?? openDatabase(account)
  opened.set(account, known)
  return known
}

/** Read at once, so many as nobody waits for: thousands would hold the page up for a tenth of a second. */
const batch = 500

export async function all<T>(
  database: IDBDatabase,
  name: StoreName,
  read: (value: unknown) => T | undefined,
): Promise<readonly T[]> {
  const found: T[] = []
  const from = storeOf(database, name)
  for (let last: IDBValidKey | undefined; ; ) {
    const rest = last === undefined ? null : IDBKeyRange.lowerBound(last, true)
    // Asked in one breath: a transaction ends once nothing is asked of it any more.
    const [keys, values] = await Promise.all([
      done(from.getAllKeys(rest, batch)),
      done<unknown[]>(from.getAll(rest, batch)),
    ])
    for (const value of values) {
      const one = read(value)
      if (one !== undefined) found.push(one)
    }
    last = keys.at(-1)
    if (keys.length < batch) return found
  }
}

export const storeOf = (database: IDBDatabase, name: StoreName) =>
  database.transaction(name).objectStore(name)

export function done<T>(request: IDBRequest<T> | IDBOpenDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T)
    request.onerror = () => reject(request.error)
  })
}

export function written(changing: IDBTransaction): Promise<void> {
  // The page may be gone before the browser would do it by itself.
  changing.commit?.()
  return new Promise((resolve, reject) => {
    changing.oncomplete = () => resolve()
    changing.onabort = () => reject(changing.error)
  })
}
