/** What the host puts into the dial field: with why it was not called, where that was wanted. */
// @vitest-environment jsdom

import { expect, it, onTestFinished } from 'vitest'
import { PhonePanel } from '../../src/react/PhonePanel.tsx'
import { createFakePhone } from '../fakes/phone.ts'
import { draw } from './draw.tsx'
import { field } from './panel.tsx'

const target = 'sip:mara@elsewhere.example'

for (const whyNot of [undefined, 'bad-target'] as const)
  it(`is typed, and ${whyNot ? 'what is wrong with it is said' : 'nothing is said'}`, () => {
    const fake = createFakePhone()
    fake.report({ type: 'line-changed', line: { phase: 'online', registered: true } })
    const fill = { target, ...(whyNot && { whyNot }) }
    const drawn = draw(<PhonePanel domain="acme.example" fill={fill} />, { fake })
    onTestFinished(drawn.remove)
    expect(field()?.value).toBe('mara@elsewhere.example')
    const said = document.querySelector('[role=alert]')?.textContent ?? ''
    expect(said).toBe(
      whyNot ? 'This cannot be calledUse a number, a user or a SIP address of your domain.' : '',
    )
  })
