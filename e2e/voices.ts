/** Alice, bob and carol, each in a browser without a page's face, and each with a pitch of their own for a voice. */

import type { Browser } from '@playwright/test'
import { type Headless, headlessAt } from './headless.ts'

/** No pitch is a multiple of another, or lies between two by their difference. */
export const pitch = { alice: 500, bob: 700, carol: 1150 }

type Voices = Readonly<Record<keyof typeof pitch, Headless>> & { readonly leave: () => Promise<unknown> }

export async function threeVoices(browser: Browser): Promise<Voices> {
  const context = () => browser.newContext({ permissions: ['microphone'] })
  const contexts = await Promise.all([context(), context(), context()])
  const [one, another, third] = contexts
  const [alice, bob, carol] = await Promise.all([
    headlessAt(one, 'alice', pitch.alice),
    headlessAt(another, 'bob', pitch.bob),
    headlessAt(third, 'carol', pitch.carol),
  ])
  return { alice, bob, carol, leave: () => Promise.all(contexts.map((context) => context.close())) }
}
