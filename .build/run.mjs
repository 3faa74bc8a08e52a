// `npm run build`: dist/app (the page), dist/lib (the npm package), dist/widget (the files for a script tag).

import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

// What Vite's runner sets would make React twice its size.
const file = fileURLToPath(new URL('./main.ts', import.meta.url))
const { module } = await runnerImport(file, { configFile: false, logLevel: 'error' })
await module.buildAll()
