// The test of this folder: hands out people, each at a page in a browser context of their own.
import { type BrowserContext, type BrowserContextOptions, test as base, expect } from '@playwright/test'
import { type Person, personAt, type User } from './phone.ts'
import { rememberConnections } from './sound.ts'

export { expect }

interface Fixtures {
  /** Somebody with an empty browser; the microphone is allowed unless said otherwise. */
  readonly arrive: (user: User, options?: BrowserContextOptions) => Promise<Person>
  /** The same, signed in to the sandbox. */
  readonly online: (user: User, options?: BrowserContextOptions) => Promise<Person>
}

export const test = base.extend<Fixtures>({
  arrive: async ({ browser }, use) => {
    const contexts: { close(): Promise<void> }[] = []
    const violations: string[] = []
    await use(async (user, options) => {
      const context = await browser.newContext({ permissions: ['microphone'], ...options })
      contexts.push(context)
      await context.addInitScript(rememberConnections)
      await refuseViolations(context, violations)
      return personAt(await context.newPage(), user)
    })
    await Promise.all(contexts.map((context) => context.close()))
    expect(violations, 'what the page did against its own Content-Security-Policy').toEqual([])
  },
  online: async ({ arrive }, use) => {
    await use(async (user, options) => {
      const person = await arrive(user, options)
      await person.trySandbox()
      return person
    })
  },
})

/** The built page comes with the headers of a deployed one: whatever they forbid, it must not try. */
async function refuseViolations(context: BrowserContext, told: string[]) {
  await context.exposeBinding('tellViolation', (_, text: string) => void told.push(text))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      const { tellViolation } = globalThis as unknown as { tellViolation: (text: string) => void }
      tellViolation(`${effectiveDirective} ${blockedURI} ${sample}`)
    })
  })
}
