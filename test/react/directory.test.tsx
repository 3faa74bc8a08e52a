// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { Person } from '../../src/phone/directory.ts'
import { PhonePanel } from '../../src/react/PhonePanel.tsx'
import { Home } from '../../src/react/parts/Home.tsx'
import { matching, type Suggestion } from '../../src/react/parts/Suggestions.tsx'
import { Timeline } from '../../src/react/parts/Timeline.tsx'
import { createFakePhone } from '../fakes/phone.ts'
import { callWith, draw } from './draw.tsx'

const person = (user: string, name: string): Person => ({ user, name, address: `sip:${user}@acme.test` })
const directory = [
  person('bob', 'Bob Ross'),
  person('zoe', 'Zoë Müller'),
  person('evil', '<img src=x onerror="document.title=1">'),
  person('1001', '1001'),
]
const offered: readonly Suggestion[] = [
  { target: 'echo', name: 'Echo', hint: 'Sends your voice back' },
  { target: 'bob', name: 'bob', hint: 'A person' },
]

describe('what is offered', () => {
  it('is what the host offers while nothing is typed, each under the name of the directory', () => {
    expect(matching(offered, '', directory)).toEqual([
      offered[0],
      { target: 'bob', name: 'Bob Ross', hint: 'A person' },
    ])
  })

  it('is whom the directory has besides, once something is typed, nobody twice', () => {
    expect(matching(offered, 'zo', directory)).toEqual([{ target: 'zoe', name: 'Zoë Müller', hint: 'zoe' }])
    expect(matching(offered, 'ross', directory)).toEqual([
      { target: 'bob', name: 'Bob Ross', hint: 'A person' },
    ])
    expect(matching(offered, '100', directory)).toEqual([{ target: '1001', name: '1001' }])
    expect(matching(offered, 'nobody', directory)).toEqual([])
  })

  it('is twenty at most of a large directory', () => {
    const many = Array.from({ length: 500 }, (_, i) => person(`user${i}`, `Person ${i}`))
    expect(matching([], 'person', many)).toHaveLength(20)
  })
})

it('says of everybody in a dot and a word whether they are online, and nothing where nobody knows', () => {
  const fake = createFakePhone(() => Date.now())
  fake.report({ type: 'line-changed', line: { phase: 'online', registered: true } })
  fake.report({
    type: 'directory-changed',
    directory: [
      { ...person('bob', 'Bob Ross'), online: true },
      { ...person('zoe', 'Zoë Bobova'), online: false },
      person('bobby', 'Bobby'),
    ],
  })
  draw(<Home draft="bob" onDraft={() => {}} onCall={() => {}} suggestions={offered} />, { fake })
  const rows = [...document.querySelectorAll('.suggestions .lines')]
  expect(rows.map((row) => row.textContent)).toEqual([
    'Bob RossOnlineA person',
    'Bobbybobby',
    'Zoë BobovaOfflinezoe',
  ])
  expect(rows.map((row) => row.querySelector('.dot')?.getAttribute('data-line'))).toEqual([
    'online',
    undefined,
    'away',
  ])
})

function fakeWithDirectory() {
  const fake = createFakePhone(() => Date.now())
  fake.report({ type: 'line-changed', line: { phase: 'online', registered: true } })
  fake.report({ type: 'directory-changed', directory })
  return fake
}

it('a name is shown as text, and pressing it calls the login', () => {
  const onCall = vi.fn()
  draw(<Home draft="img" onDraft={() => {}} onCall={onCall} suggestions={[]} />, {
    fake: fakeWithDirectory(),
  })
  const row = document.querySelector<HTMLButtonElement>('.suggestions button')
  expect(document.querySelector('img')).toBeNull()
  expect(row?.textContent).toContain('<img src=x')
  row?.click()
  expect(onCall).toHaveBeenCalledWith('evil')
})

it('who calls from the own domain is shown by name, at once and when the directory comes later', () => {
  for (const late of [false, true]) {
    const fake = late ? createFakePhone(() => Date.now()) : fakeWithDirectory()
    const party = { user: 'bob', address: 'sip:bob@acme.test', name: 'claimed' }
    fake.report({ type: 'call-added', callId: 'a', direction: 'incoming', party, to: 'alice', headers: {} })
    draw(<PhonePanel />, { fake })
    if (late) act(() => fake.report({ type: 'directory-changed', directory }))
    expect(document.querySelector('[role=alertdialog]')?.textContent).toContain('Bob Ross')
    expect(document.body.textContent).not.toContain('claimed')
  }
})

it('a gap that was filled says so, and stands as no trouble any more', () => {
  const fake = createFakePhone(() => 5000)
  const { party, to, headers } = callWith()
  fake.report({ type: 'call-added', callId: 'c1', direction: 'outgoing', party, to, headers })
  fake.report({ type: 'feed-gap', from: 4000, to: 6000 })
  const entry = () => document.querySelector('.entry[data-from=platform]')
  draw(<Timeline call={callWith()} />, { fake })
  expect(entry()?.textContent).toContain('Events may be missing here')
  expect(entry()?.getAttribute('data-tone')).toBe('bad')
  act(() => fake.report({ type: 'feed-gap-filled', from: 4000, to: 6000 }))
  expect(entry()?.textContent).toContain('Filled from the call search')
  expect(entry()?.getAttribute('data-tone')).toBe('plain')
})
