/** Forgets the histories and contacts of all accounts in this browser. */

export const databasePrefix = 'opentact-softphone '

export async function deleteDatabases(): Promise<void> {
  const all = await indexedDB.databases()
  const ours = all.flatMap(({ name }) => (name?.startsWith(databasePrefix) ? [name] : []))
  await Promise.all(ours.map(deleted))
}

/** Another tab lets go of it by itself; one that does not must not keep this page waiting. */
function deleted(name: string): Promise<void> {
  return new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(name)
    asked.onsuccess = asked.onerror = asked.onblocked = () => resolve()
  })
}
