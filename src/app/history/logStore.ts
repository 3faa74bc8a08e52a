/** Calls and their stories in the database of an account. */

import { all, done, storeOf, written } from '../database.ts'
import type { LogStore } from './log.ts'
import { readPast, readStory } from './past.ts'

export function logStoreIn(opened: Promise<IDBDatabase>): LogStore {
  return {
    load: async () => {
      return all(await opened, 'calls', readPast)
    },
    story: async (id) => {
      const kept = await done<unknown>(storeOf(await opened, 'stories').get(id))
      return kept === undefined ? undefined : readStory(kept)
    },
    put: async (calls) => {
      const changing = (await opened).transaction(['calls', 'stories'], 'readwrite')
      for (const { past, story } of calls) {
        changing.objectStore('calls').put(past, past.call.id)
        if (story) changing.objectStore('stories').put(story, past.call.id)
      }
      await written(changing)
    },
    remove: async (ids) => {
      const changing = (await opened).transaction(['calls', 'stories'], 'readwrite')
      for (const id of ids) for (const name of ['calls', 'stories']) changing.objectStore(name).delete(id)
      await written(changing)
    },
    clear: async () => {
      const changing = (await opened).transaction(['calls', 'stories'], 'readwrite')
      for (const name of ['calls', 'stories']) changing.objectStore(name).clear()
      await written(changing)
    },
  }
}
