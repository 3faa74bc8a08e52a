// The test of this folder: hands out people, each at a page in a browser context of their own.
import { type BrowserContextOptions, test as base } from '@playwright/test'
import { type Person, personAt, type User } from './phone.ts'
import { rememberConnections } from './sound.ts'

export { expect } from '@playwright/test'

interface Fixtures {
  /** Somebody with an empty browser; the microphone is allowed unless said otherwise. */
  readonly arrive: (user: User, options?: BrowserContextOptions) => Promise<Person>
  /** The same, signed in to the sandbox. */
  readonly online: (user: User, options?: BrowserContextOptions) => Promise<Person>
}

export const test = base.extend<Fixtures>({
  arrive: async ({ browser }, use) => {
    const contexts: { close(): Promise<void> }[] = []
    await use(async (user, options) => {
      const context = await browser.newContext({ permissions: ['microphone'], ...options })
      contexts.push(context)
      await context.addInitScript(rememberConnections)
      return personAt(await context.newPage(), user)
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
  online: async ({ arrive }, use) => {
    await use(async (user, options) => {
      const person = await arrive(user, options)
      await person.trySandbox()
      return person
    })
  },
})
