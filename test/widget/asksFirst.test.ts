// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import type { Phone } from '../../src/phone/phone.ts'
import { asksFirst } from '../../src/widget/inside/tellPage.ts'

const asking = (answer: (event: Event) => void = () => {}) => {
  const element = document.createElement('div')
  const heard = vi.fn(answer)
  element.addEventListener('before-call', heard)
  const call = vi.fn(async (target: unknown) => {
    if (typeof target !== 'string') throw Object.assign(new Error('no text'), { code: 'bad-target' })
    return 'c1'
  })
  return { phone: asksFirst(element, { call } as unknown as Phone), heard, call }
}

test('the page is asked before a call leaves, and may keep it', async () => {
  const { phone, heard } = asking()
  expect(await phone.call('echo')).toBe('c1')
  expect(heard.mock.calls[0]?.[0]).toMatchObject({ detail: { target: 'echo' } })
  const kept = asking((event) => event.preventDefault())
  await expect(kept.phone.call('echo')).rejects.toMatchObject({ code: 'bad-target' })
  expect(kept.call).not.toHaveBeenCalled()
})

test.each([[Symbol('x')], [() => {}], [{ toString: () => 'echo' }], [null]])(
  'what is no text (%s) is turned down by the phone, whether an event could hold it or not',
  async (target) => {
    await expect(asking().phone.call(target as never)).rejects.toMatchObject({ code: 'bad-target' })
  },
)
