/** How long a reader waits for a timeline: a very long one, one more line, and a flood of them. */

import { watchTasks } from '../longestTask.ts'
import { rounds } from './contestants.ts'
import type { Bench } from './pages.ts'
import { atMost, type Row } from './rows.ts'

const entries = 100_000

export async function* storyRows({ visitor }: Bench): AsyncGenerator<Row> {
  const page = await visitor.open('/story')
  const five = async (measure: () => Promise<number>) => {
    const ours: number[] = []
    for (let round = 0; round < rounds; round++) ours.push(await measure())
    return { ours }
  }
  try {
    yield {
      name: 'event → line in the timeline',
      unit: 'ms',
      samples: await five(() => page.evaluate(() => window.story.eventToLine())),
      gate: atMost(50, 'ms'),
    }
    yield {
      name: '1,000 events/s: the longest task',
      unit: 'ms',
      samples: await five(async () => {
        const longestTask = await watchTasks(page)
        await page.evaluate(() => window.story.flood(1000, 3))
        return longestTask()
      }),
      gate: atMost(50, 'ms'),
    }
    yield {
      name: 'timeline of 100,000 mounts: longest task',
      unit: 'ms',
      samples: await five(async () => {
        await page.evaluate((all) => window.story.fill(all), entries)
        const longestTask = await watchTasks(page)
        await page.evaluate(() => window.story.mount())
        return longestTask()
      }),
      gate: atMost(100, 'ms'),
    }
  } finally {
    await page.context().close()
  }
}
