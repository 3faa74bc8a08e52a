// The whole phone from right to left, and with the longest words, as pictures.
import { ar } from '../../src/react/words/ar/index.ts'
import { de } from '../../src/react/words/de/index.ts'
import { test } from '../test.ts'
import { walk } from '../walk.ts'
import { take } from './take.ts'

for (const [tag, said] of [
  ['ar', ar],
  ['de', de],
] as const)
  test(`in ${tag}`, async ({ arrive }, info) => {
    const { page } = await arrive('alice', { locale: tag })
    let count = 0
    await walk(page, said, (place) => take(page, info, `${tag} ${String(++count).padStart(2, '0')} ${place}`))
  })
