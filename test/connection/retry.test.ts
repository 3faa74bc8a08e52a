import { expect, test } from 'vitest'
import { delayBefore } from '../../src/connection/retry.ts'

const longest = (attempt: number) => delayBefore(attempt, () => 0.999_999)
const shortest = (attempt: number) => delayBefore(attempt, () => 0)
const attempts = Array.from({ length: 60 }, (_, i) => i + 1)

test('no wait is shorter than 0.3 s or longer than 30 s', () => {
  for (const attempt of attempts) {
    expect(shortest(attempt)).toBe(300)
    expect(longest(attempt)).toBeLessThanOrEqual(30_000)
  }
  expect(longest(1)).toBeLessThanOrEqual(600)
  expect(longest(60)).toBeGreaterThan(29_000)
})

test('a server that is back within ten seconds finds its phones within three', () => {
  const tries = attempts.filter((attempt) => longest(attempt) < 2500)
  const mean = tries.reduce((sum, attempt) => sum + (shortest(attempt) + longest(attempt)) / 2, 0)
  expect(mean).toBeGreaterThan(12_000)
})
