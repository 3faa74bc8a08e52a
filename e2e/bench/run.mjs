// `npm run bench`: this phone beside SIP.js's SimpleUser and JsSIP, in the same minutes on the same machine.
// `npm run bench -- parse bytes` runs some sections, `--gate` exits 1 on a FAIL, `BENCH_CALLS=200` shortens the long one.

import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const { module } = await runnerImport(main, { configFile: false, logLevel: 'error' })
process.exitCode = await module.main(process.argv.slice(2))
