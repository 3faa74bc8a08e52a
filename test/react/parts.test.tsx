// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { CallControls } from '../../src/react/parts/CallControls.tsx'
import { CallFace } from '../../src/react/parts/CallFace.tsx'
import { History } from '../../src/react/parts/History.tsx'
import { Keypad } from '../../src/react/parts/Keypad.tsx'
import { LineStatus } from '../../src/react/parts/LineStatus.tsx'
import { Timeline } from '../../src/react/parts/Timeline.tsx'
import { xx } from '../../src/react/words/xx.ts'
import { button, callWith, connected, draw, ended, jonas, key, names, press } from './draw.tsx'

const nothing = () => {}
const controls = (part: Parameters<typeof callWith>[0]) => (
  <CallControls call={callWith(part)} onKeypad={nothing} onTimeline={nothing} />
)
const isOff = (name: string) => button(name).getAttribute('aria-disabled') === 'true'

describe('controls', () => {
  it('offers what is allowed while the call rings out: mute, but no hold and no digits', () => {
    draw(controls({ state: { phase: 'ringing', earlyMedia: false } }))
    expect([isOff('Mute'), isOff('Hold'), isOff('Keypad')]).toEqual([false, true, true])
  })

  it('asks the phone for what was pressed', async () => {
    const { fake } = draw(controls({}))
    await press('Mute')
    await press('Hold')
    expect(fake.asked).toEqual([
      ['mute', 'c1'],
      ['hold', 'c1'],
    ])
  })

  it('says Holding… until the far side has agreed, and asks only once', async () => {
    const { fake } = draw(controls({ asking: 'hold' }))
    await press('Holding…')
    expect(fake.asked).toEqual([])
  })

  it('offers no further call where there is no room for it, and says why', async () => {
    const onAddCall = vi.fn()
    draw(
      <CallControls call={callWith()} onKeypad={nothing} onTimeline={nothing} onAddCall={onAddCall} full />,
    )
    await press('Add call')
    expect(isOff('Add call')).toBe(true)
    expect(button('Add call').title).toBe('Too many calls at once')
    expect(onAddCall).not.toHaveBeenCalled()
  })

  it('names the way back once it is so', () => {
    draw(
      controls({ muted: true, state: { ...connected, held: { us: true, them: false } } as typeof connected }),
    )
    expect(names('.control')).toEqual(['Unmute', 'Resume', 'Keypad'])
  })
})

describe('face', () => {
  it('shows a timer only while two are connected', () => {
    draw(<CallFace call={callWith()} />)
    expect(document.querySelectorAll('[role=timer]')).toHaveLength(1)
    draw(<CallFace call={callWith({ state: { phase: 'dialing' } })} />)
    expect(document.querySelectorAll('[role=timer]')).toHaveLength(0)
    expect(document.body.textContent).toContain('Calling…')
  })

  it('says who holds whom', () => {
    draw(
      <CallFace
        call={callWith({ state: { ...connected, held: { us: false, them: true } } as typeof connected })}
      />,
    )
    expect(document.body.textContent).toContain('Jonas put you on hold')
  })

  it('asks for the microphone while a call waits for it', () => {
    const dialing = callWith({ state: { phase: 'dialing' }, media: 'none' })
    const { report, fake } = draw(<CallFace call={dialing} />)
    const note = () => document.querySelector('.call-note')?.textContent
    expect(note()).toBe('Allow the microphone in your browser')
    const devices = fake.phone.store.getState().devices
    report({ type: 'devices-changed', devices: { ...devices, access: 'granted' } })
    expect(note()).toBe('')
  })

  it('has no English in another language', () => {
    draw(<CallFace call={callWith({ party: { ...jonas, name: '42' }, muted: true })} />, { words: xx.words })
    expect(document.querySelector('.call-note')?.textContent).toMatch(/^⟦.*⟧$/)
  })
})

describe('keypad', () => {
  it('is a group of twelve keys with bare names and one tab stop', async () => {
    const onDigit = vi.fn()
    draw(<Keypad onDigit={onDigit} />)
    expect(names('[role=group]')).toEqual(['Keypad'])
    expect(names('[role=group] button')).toEqual([...'123456789*0#'])
    expect(document.querySelectorAll('button[tabindex="0"]')).toHaveLength(1)
    await press('5')
    expect(onDigit).toHaveBeenCalledWith('5')
  })

  it('walks with the arrow keys and stops at its edges', async () => {
    draw(<Keypad onDigit={nothing} />)
    button('1').focus()
    await key('ArrowDown', button('1'))
    await key('ArrowRight', button('4'))
    expect(document.activeElement).toBe(button('5'))
    await key('ArrowLeft', button('1'))
    expect(document.activeElement).toBe(button('5'))
  })
})

describe('line', () => {
  const words = () => document.querySelector('[role=status]')?.textContent

  it('is a status named Line that begins with how it stands', () => {
    const { report } = draw(<LineStatus account="alice" />)
    expect(names('[role=status]')).toEqual(['Line'])
    expect(words()).toMatch(/^Offline/)
    report({ type: 'line-changed', line: { phase: 'connecting', attempt: 1 } })
    expect(words()).toMatch(/^Connecting/)
    report({ type: 'line-changed', line: { phase: 'online', registered: true } })
    expect(words()).toMatch(/^Online/)
  })

  it('tells that sound is off, and one press turns it on', async () => {
    const { report, fake } = draw(<LineStatus />)
    report({ type: 'line-changed', line: { phase: 'online', registered: true } })
    const devices = fake.phone.store.getState().devices
    report({ type: 'devices-changed', devices: { ...devices, sound: 'locked' } })
    expect(words()).toBe('Online – sound is off, click to turn on')
    await press('Online – sound is off, click to turn on')
    expect(fake.asked).toEqual([['unlockSound']])
  })

  it('says that a call goes on while the line is away', () => {
    const { report } = draw(<LineStatus />)
    const added = { direction: 'outgoing', party: jonas, to: 'x', headers: {} } as const
    report({ type: 'call-added', callId: 'c1', ...added })
    report({ type: 'call-connected', callId: 'c1' })
    const error = { code: 'connection-lost' } as const
    report({ type: 'line-changed', line: { phase: 'waiting', attempt: 1, retryAt: 0, error } })
    expect(words()).toBe('Reconnecting; you can keep talking')
  })
})

describe('timeline', () => {
  it('is a silent log with an item an event, and digits in one', () => {
    const { report, fake } = draw(<div />)
    report({ type: 'call-added', callId: 'c1', direction: 'outgoing', party: jonas, to: 'x', headers: {} })
    report({ type: 'call-connected', callId: 'c1' })
    for (const digits of '1402#') report({ type: 'call-digits-sent', callId: 'c1', digits, by: 'rtp' })
    draw(<Timeline call={callWith()} />, { fake })
    const log = document.querySelector('[role=log]')
    expect([log?.getAttribute('aria-label'), log?.getAttribute('aria-live')]).toEqual(['Timeline', 'off'])
    const said = [...document.querySelectorAll('.what')].map((item) => item.textContent)
    expect(said).toEqual([
      'This phone: You called Jonas Weber',
      'This phone: Connected',
      'This phone: You pressed 1402#',
    ])
    expect(names('.more')).toEqual(['Show all 5'])
  })
})

describe('history', () => {
  it('is a list that tells a missed call from one answered elsewhere, and calls back', async () => {
    const onCall = vi.fn()
    const base = { direction: 'incoming', party: jonas } as const
    const list = [
      callWith({ ...base, id: 'a', state: ended({ kind: 'cancelled', by: 'them' }) }),
      callWith({ ...base, id: 'b', state: ended({ kind: 'answered-elsewhere' }) }),
    ]
    draw(<History ended={list} onShow={nothing} onCall={onCall} />)
    expect(names('[role=list]')).toEqual(['History'])
    const said = [...document.querySelectorAll('.sub')].map((one) => one.textContent)
    expect(said).toEqual(['Missed call', 'Answered elsewhere'])
    await press('Call Jonas Weber')
    expect(onCall).toHaveBeenCalledWith(jonas.address)
  })
})
