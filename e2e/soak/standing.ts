/** How the calls of a page stand, by what it shows: alive with sound both ways, or over and said so. */

import { en } from '../../src/react/words/en/main.ts'
import type { Person } from '../phone.ts'
import { expectToHear } from '../sound.ts'
import { expect } from '../test.ts'

type Phase = 'ringing in' | 'dialing' | 'ringing' | 'answering' | 'connected' | 'ending' | 'over'

interface Standing {
  readonly phase: Phase
  readonly held: boolean
}

const settled: readonly Phase[] = ['ringing in', 'ringing', 'connected', 'over']
const sentences = [
  ...Object.values(en.endings).map(({ sentence }) => sentence),
  ...Object.values(en.failures).map(({ sentence }) => sentence),
]

async function standingOf(person: Person, who: string): Promise<Standing> {
  if (await person.ringing(who).count()) return { phase: 'ringing in', held: false }
  const [shown] = await person
    .callWith(who)
    .evaluateAll((regions) =>
      regions.map(({ dataset }) => ({ phase: dataset['phase'], held: dataset['held'] })),
    )
  const phase = shown?.phase
  if (phase === undefined || phase === 'ended' || phase === 'failed') return { phase: 'over', held: false }
  return { phase: phase as Phase, held: shown?.held === 'us' }
}

const phaseOf = async (person: Person, who: string) => (await standingOf(person, who)).phase

/** Every call is where a person can use it; which those are is added to the story. */
export async function expectAllWell(person: Person, others: readonly string[], story: string[]) {
  for (const who of others)
    await expect.poll(() => phaseOf(person, who), `the phase of ${who}`).toMatch(oneOf(settled))
  const standings = await Promise.all(
    others.map(async (who) => ({ who, ...(await standingOf(person, who)) })),
  )
  story.push(...standings.map(({ who, phase, held }) => `${who}: ${phase}${held ? ', held' : ''}`))
  const open = standings.filter(({ phase, held }) => phase === 'connected' && !held)
  expect(open.length, 'calls that are heard at once').toBeLessThanOrEqual(1)
  // The one that is heard first: to take back another puts it on hold.
  for (const { who } of standings.toSorted((a, b) => Number(a.held) - Number(b.held)))
    await expectWell(person, who)
}

async function expectWell(person: Person, who: string) {
  const { phase, held } = await standingOf(person, who)
  if (phase === 'ringing') return
  if (phase === 'over') return expectWords(person, who)
  if (phase === 'ringing in') {
    await person.answer(who)
    await expect.poll(() => phaseOf(person, who), `${who}, answered`).toMatch(/^(connected|over)$/)
    return expectWell(person, who)
  }
  if (held) await person.resume(who)
  await person.expectOpen(who)
  await expectToHear(person.page)
}

/** It is over, and the history says how. */
async function expectWords(person: Person, who: string) {
  await person.page.getByRole('button', { name: /^History/ }).click()
  const rows = person.page.getByRole('list', { name: 'History', exact: true }).getByRole('listitem')
  await expect(rows.filter({ hasText: who }).first()).toContainText(
    new RegExp(`${sentences.join('|')}|(Incoming|Outgoing) · `),
  )
}

/** Hangs up whatever is still up; nothing of it stays in sight but words. */
export async function endAll(person: Person, others: readonly string[]) {
  for (const who of others) {
    const { phase } = await standingOf(person, who)
    const before = person.received().length
    if (phase === 'ringing in') await person.decline(who)
    else if (phase !== 'over') await person.hangUp(who)
    // The other end still knew the call.
    const lastWord = { connected: 'SIP/2.0 200 OK', ringing: 'SIP/2.0 487 Request Terminated' }
    if (phase === 'connected' || phase === 'ringing')
      await expect.poll(() => person.received().slice(before)).toContain(lastWord[phase])
    await expect.poll(() => phaseOf(person, who), `${who}, hung up`).toBe('over')
    await expectWords(person, who)
  }
  await person.expectNoRinging()
  await expect(person.button('Hang up')).toHaveCount(0)
  await expect(person.line).toHaveText(/^Online/)
}

const oneOf = (words: readonly string[]) => new RegExp(`^(${words.join('|')})$`)
