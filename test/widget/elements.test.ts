// @vitest-environment jsdom
// The classes of the elements, as a site uses them that imports them.
import { beforeAll, expect, test, vi } from 'vitest'
import { CallElement, defineElements, PhoneElement } from '../../src/widget/elements.ts'

// What jsdom has not.
beforeAll(() => {
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      replaceSync() {}
    },
  )
  Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', { get: () => [] })
})

test('the classes make elements themselves, under one prefix and under the next', () => {
  defineElements()
  defineElements()
  defineElements('acme')
  const other = document.createElement('acme-phone')
  const names = [new PhoneElement(), new CallElement(), other].map((one) => one.localName)
  expect(names).toEqual(['opentact-phone', 'opentact-call', 'acme-phone'])
  expect(other).toBeInstanceOf(PhoneElement)
})
