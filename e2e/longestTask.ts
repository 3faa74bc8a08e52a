/** How long a page keeps its processor busy without a pause. By the processor's time: on a busy machine the clock runs on. */

import type { Page } from '@playwright/test'

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** µs of the processor. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** From now on; what is returned ends it, with the longest task of the page's main thread, ms of the processor. */
export async function watchTasks(page: Page): Promise<() => Promise<number>> {
  const browser = page.context().browser()
  if (!browser) throw new Error('This page has no browser.')
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] })
  return async () => longestIn(String(await browser.stopTracing()))
}

function longestIn(trace: string): number {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: readonly TraceEvent[] }
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  )
  const tasks = traceEvents.filter((one) => /RunTask$/.test(one.name) && main.has(threadOf(one)))
  if (!tasks.some(({ tdur }) => tdur)) throw new Error('This browser does not tell what its tasks take.')
  return tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0)
}
