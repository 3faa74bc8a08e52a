/** The signed-in page of somebody with many calls and many contacts: it measures how long their lists let them wait. */

import { createRoot } from 'react-dom/client'
import type { Contact } from '../../../src/app/contacts/contact.ts'
import { contactStoreIn } from '../../../src/app/contacts/contactStore.ts'
import { databaseOf } from '../../../src/app/database.ts'
import type { Kept } from '../../../src/app/history/log.ts'
import { logStoreIn } from '../../../src/app/history/logStore.ts'
import '../../../src/app/page.css'
import { SignedIn } from '../../../src/app/SignedIn.tsx'
import { createPhone } from '../../../src/index.ts'

export interface ListsBench {
  /** Writes so many of each, as if they had come over the years. */
  fill(calls: number, contacts: number): Promise<void>
  /** ms from the press on a tab to the first rows of its list on the screen. */
  open(tab: string): Promise<number>
  /** ms, of each key since the last time: from it to the screen that shows what it did. */
  keys(): Promise<readonly number[]>
}

declare global {
  interface Window {
    lists: ListsBench
  }
}

const account = { user: 'many', domain: 'lists.example', sandbox: false }
const names = ['Zoë', 'Ann', 'Bo', 'Cyd', 'Dee', 'Eva', 'Finn', 'Gus', 'Ida', 'Jo', 'Kai', 'Lou', 'Mia']
const nameOf = (at: number) => `${names[at % names.length]} ${names[(at >> 4) % names.length]} ${at}`
const numberOf = (at: number) => `+49301${String(at).padStart(6, '0')}`

async function fill(calls: number, contacts: number) {
  const database = databaseOf(`${account.user}@${account.domain}`)
  const past = Array.from({ length: calls }, (_, at): Kept['past'] => {
    const createdAt = Date.now() - (at + 1) * 600_000
    // Half of them have no name of their own, and are shown under the contact's.
    const party = {
      ...(at % 2 && { name: nameOf(at) }),
      user: numberOf(at % 7000),
      address: `sip:${numberOf(at % 7000)}@lists.example`,
    }
    return {
      seen: true,
      call: {
        ...{ id: `c${at}`, direction: at % 3 ? 'incoming' : 'outgoing', party, to: '', createdAt },
        state: {
          ...{ phase: 'ended', at: createdAt + 9000, since: createdAt },
          reason: { kind: 'hung-up', by: 'us' },
        },
        ...{ headers: {}, media: 'none', muted: false },
      },
    }
  })
  await logStoreIn(database).put(past.map((one) => ({ past: one })))
  const people = Array.from(
    { length: contacts },
    (_, at): Contact => ({ id: `p${at}`, name: nameOf(at), numbers: [numberOf(at)] }),
  )
  await contactStoreIn(database).put(people)
}

const place = document.createElement('div')
place.id = 'app'
document.body.append(place)
const phone = createPhone({
  user: account.user,
  domain: account.domain,
  server: 'wss://lists.example',
  credentials: { password: 'x' },
})
createRoot(place).render(<SignedIn phone={phone} account={account} />)

/** A frame begins with its callbacks; what comes after them comes after it was painted. */
const painted = () =>
  new Promise<number>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.now())
      port2.postMessage(undefined)
    })
  })

const first = () => place.querySelector('.history .history-item')
const isShown = () => (first()?.getClientRects().length ?? 0) > 0

const took: Promise<number>[] = []
addEventListener('keydown', ({ timeStamp }) => took.push(painted().then((at) => at - timeStamp)), true)

window.lists = {
  fill,
  open: async (tab) => {
    const button = [...place.querySelectorAll<HTMLElement>('.tab-bar button')].find((one) =>
      one.textContent?.startsWith(tab),
    )
    if (!button) throw new Error(`There is no ${tab}.`)
    const pressed = performance.now()
    button.click()
    for (;;) {
      const at = await painted()
      if (isShown()) return at - pressed
    }
  },
  keys: () => Promise.all(took.splice(0)),
}
