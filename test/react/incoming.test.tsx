// @vitest-environment jsdom
import { act } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { button, jonas, key, mara, names, pass, press, type } from './draw.tsx'
import { add, connect, drawPanelEachTime, field, panel, region } from './panel.tsx'

drawPanelEachTime()

describe('an incoming call', () => {
  const dialog = () => document.querySelector('[role=alertdialog]')

  it('is an alertdialog that names the caller and ignores its first half second', async () => {
    add('i1', 'incoming', mara)
    expect(names('[role=alertdialog]')).toEqual(['Incoming call from Mara Lindqvist'])
    await press('Answer')
    await key('Enter')
    await key('d')
    expect(panel().fake.asked).toEqual([])
    await pass(600)
    expect(document.activeElement).toBe(button('Answer'))
    await press('Answer')
    expect(panel().fake.asked).toEqual([['answer', 'i1']])
  })

  it('counts down to when it is answered by itself', async () => {
    const answersAt = Date.now() + 3000
    panel().report({
      ...{ type: 'call-added', callId: 'i1', direction: 'incoming', party: mara, to: '', headers: {} },
      answersAt,
    })
    expect(dialog()?.textContent).toContain('Answers by itself in 3 s')
    await pass(1010)
    expect(dialog()?.textContent).toContain('Answers by itself in 2 s')
    await pass(2010)
    expect(dialog()?.textContent).not.toContain('Answers by itself')
    expect(panel().fake.asked).toEqual([])
  })

  it('takes no focus while a number is being typed, and leaves the field where it is', async () => {
    const input = field()
    if (!input) throw new Error('no field')
    input.focus()
    type(input, '49')
    add('i1', 'incoming', mara)
    await pass(600)
    expect(document.activeElement).toBe(field())
    expect(field()?.value).toBe('49')
  })

  it.each([
    ['takes no focus from the page around its frame', false],
    ['takes the focus in a frame that has it', true],
  ])('%s', async (_, hasFocus) => {
    vi.spyOn(window, 'parent', 'get').mockReturnValue({} as Window)
    vi.spyOn(document, 'hasFocus').mockReturnValue(hasFocus)
    add('i1', 'incoming', mara)
    await pass(600)
    expect(document.activeElement === button('Answer')).toBe(hasFocus)
    vi.restoreAllMocks()
  })

  it('keeps the field that is emptied under it, so that no letter declines', async () => {
    const input = field()
    if (!input) throw new Error('no field')
    input.focus()
    type(input, '49')
    add('i1', 'incoming', mara)
    await pass(600)
    type(input, '')
    expect(field()).toBe(input)
    expect(document.activeElement).toBe(input)
    await key('d', document.activeElement ?? document.body)
    expect(panel().fake.asked).toEqual([])
  })

  it('is not dialled past by an Enter of its first half second', async () => {
    const input = field()
    if (!input) throw new Error('no field')
    type(input, '49')
    add('i1', 'incoming', mara)
    const enter = () => act(async () => input.form?.requestSubmit())
    await enter()
    expect(panel().fake.asked).toEqual([])
    expect(field()?.value).toBe('49')
    await pass(600)
    await enter()
    expect(panel().fake.asked).toEqual([['call', '49']])
  })

  it('counts its first half second anew for whoever rings after another', async () => {
    add('i1', 'incoming', mara)
    add('i2', 'incoming', jonas)
    await pass(600)
    panel().report({ type: 'call-ended', callId: 'i1', reason: { kind: 'cancelled', by: 'them' } })
    await key('d')
    expect(panel().fake.asked).toEqual([])
    await pass(600)
    await key('d')
    expect(panel().fake.asked).toEqual([['hangUp', 'i2']])
  })

  it('in a call tells what answering does, and leaves that call usable', async () => {
    add('c1', 'outgoing')
    connect('c1')
    add('i1', 'incoming', mara)
    expect(dialog()?.textContent).toContain('Answering puts Jonas on hold.')
    await pass(600)
    await press('Answer and end Jonas’s call')
    expect(panel().fake.asked).toEqual([['answer', 'i1', { others: 'end' }]])
    button('Mute', region('Jonas Weber'))
  })

  it('declined here may ring on elsewhere', async () => {
    add('i1', 'incoming', mara)
    await pass(600)
    await press('Decline')
    expect(panel().fake.asked).toEqual([['hangUp', 'i1']])
  })

  it('answered elsewhere says so', () => {
    add('i1', 'incoming', mara)
    panel().report({ type: 'call-ended', callId: 'i1', reason: { kind: 'answered-elsewhere' } })
    expect(dialog()).toBeNull()
    expect(region('Mara Lindqvist')?.textContent).toContain('Answered elsewhere')
  })
})
