// The `sizes` step of `npm test`: builds the page and the widget as for production and holds their scripts against budgets.

import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const load = async (path) => {
  const file = fileURLToPath(new URL(path, import.meta.url))
  return (await runnerImport(file, { configFile: false, logLevel: 'error' })).module
}
const { weighPage } = await load('../e2e/bench/pageBytes.ts')
const { weighWidget } = await load('../e2e/bench/widgetBytes.ts')

let over = 0
for (const { name, kilobytes, budget, goal } of [...(await weighPage()), ...(await weighWidget())]) {
  const fits = kilobytes <= budget
  if (!fits) over++
  console.log(
    `${fits ? '✓' : '✗'} ${name.padEnd(33)} ${kilobytes.toFixed(1).padStart(6)} kB brotli, at most ${budget} (goal ${goal})`,
  )
}
if (over)
  console.error(
    'Find what grew, or raise the budget in e2e/bench/pageBytes.ts or widgetBytes.ts and say why.',
  )
process.exitCode = over ? 1 : 0
