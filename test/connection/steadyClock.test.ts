import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSteadyClock, type Ticker } from '../../src/connection/steadyClock.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function clockWith(make?: () => Ticker | undefined) {
  const asked: { id: number; ms?: number }[] = []
  const ticker: Ticker = {
    postMessage: (message) => asked.push(message),
    terminate: vi.fn(),
    onmessage: null,
    onerror: null,
  }
  const makeTicker = vi.fn(make ?? (() => ticker))
  const told: string[] = []
  return {
    clock: createSteadyClock(makeTicker),
    ticker,
    asked,
    makeTicker,
    told,
    tell: (what: string) => () => void told.push(what),
  }
}

test('a timer rings once, whether the page or the worker is first', () => {
  const { clock, ticker, asked, told, tell } = clockWith()
  clock.after(5000, tell('worker first'))
  ticker.onmessage?.({ data: asked[0]?.id })
  vi.advanceTimersByTime(10_000)
  ticker.onmessage?.({ data: asked[0]?.id })
  expect(told).toEqual(['worker first'])
  clock.after(5000, tell('page first'))
  vi.advanceTimersByTime(5000)
  ticker.onmessage?.({ data: asked[1]?.id })
  expect(told).toEqual(['worker first', 'page first'])
  expect(asked.at(-1)).toEqual({ id: asked[1]?.id })
})

test('a timer that was called off rings nowhere', () => {
  const { clock, ticker, asked, told, tell } = clockWith()
  clock.after(5000, tell('never'))()
  ticker.onmessage?.({ data: asked[0]?.id })
  vi.advanceTimersByTime(10_000)
  expect(told).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
})

test('short waits need no worker, and none is made for them', () => {
  const { clock, makeTicker, told, tell } = clockWith()
  clock.after(999, tell('short'))
  vi.advanceTimersByTime(999)
  expect(told).toEqual(['short'])
  expect(makeTicker).not.toHaveBeenCalled()
})

test.each<[string, () => Ticker | undefined]>([
  [
    'is refused',
    () => {
      throw new Error('SecurityError')
    },
  ],
  ['is unknown', () => undefined],
])('where a worker %s the page goes by its own timers, and does not ask again', (_how, make) => {
  const { clock, makeTicker, told, tell } = clockWith(make)
  clock.after(2000, tell('one'))
  clock.after(3000, tell('two'))
  vi.advanceTimersByTime(3000)
  expect(told).toEqual(['one', 'two'])
  expect(makeTicker).toHaveBeenCalledTimes(1)
})

test('a worker that could not be loaded, or was stopped, loses no timer', () => {
  const { clock, ticker, told, tell } = clockWith()
  clock.after(2000, tell('one'))
  ticker.onerror?.(undefined as never)
  clock.after(2000, tell('two'))
  clock.stop()
  vi.advanceTimersByTime(2000)
  expect(told).toEqual(['one', 'two'])
  expect(ticker.terminate).toHaveBeenCalled()
})

test('a delay of more than three weeks does not ring at once', () => {
  const { clock, told, tell } = clockWith()
  clock.after(2 ** 40, tell('early'))
  vi.advanceTimersByTime(1000)
  expect(told).toEqual([])
})
