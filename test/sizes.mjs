// The `sizes` step of `npm test`: builds the page as for production and holds its scripts against their budgets.

import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const file = fileURLToPath(new URL('../e2e/bench/pageBytes.ts', import.meta.url))
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' })

let over = 0
for (const { name, kilobytes, budget, goal } of await module.weighPage()) {
  const fits = kilobytes <= budget
  if (!fits) over++
  console.log(
    `${fits ? '✓' : '✗'} ${name.padEnd(33)} ${kilobytes.toFixed(1).padStart(6)} kB brotli, at most ${budget} (goal ${goal})`,
  )
}
if (over) console.error('Find what grew, or raise the budget in e2e/bench/pageBytes.ts and say why.')
process.exitCode = over ? 1 : 0
