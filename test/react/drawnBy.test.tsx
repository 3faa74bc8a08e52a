// @vitest-environment jsdom
/** These tests run twice, under React and under what the elements bring instead: each time under the one that is meant. */

import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it } from 'vitest'

it('draws with the runtime that the project names', () => {
  const drawn = <p />
  // Preact's have one of `undefined`, against objects from JSON (its XSS guard); React's are plain objects.
  const byPreact = Object.hasOwn(drawn, 'constructor')
  expect(byPreact ? 'preact' : 'react').toBe(process.env['DRAWN_BY'] ?? 'react')
  expect([typeof useState, typeof createRoot]).toEqual(['function', 'function'])
})
