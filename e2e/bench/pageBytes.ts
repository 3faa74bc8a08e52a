/** What the page's scripts weigh, by when they are needed. `npm test` holds the budgets, `npm run bench` the goals. */

import type { Rolldown } from 'vite'
import { brotliKilobytes, buildApp } from './bundle.ts'

type Chunk = Rolldown.OutputChunk

export interface PageWeight {
  readonly name: string
  readonly kilobytes: number
  /** A little over what it weighed when this was written: more is a decision, and raises the number here. */
  readonly budget: number
  readonly goal: number
}

/**
 * What only frame.html fetches, or a press on Settings or People, or a site with a colour of its own; and what opens the
 * history, the contacts, the feed and how numbers are written beside the phone: no call waits for it.
 */
const later = [
  ...['startFrame', 'Sections', 'accent', 'PeopleList', 'HistoryList', 'openLog', 'openBook', 'feed', 'soon'],
  'phoneNumbers',
  // Whoever reads English fetches none of these, everybody else one.
  ...['es', 'pt', 'fr', 'de', 'ar', 'zh'],
]

export async function weighPage(): Promise<readonly PageWeight[]> {
  const files = await buildApp()
  const chunks = files.filter((file) => file.type === 'chunk')
  const signIn = needed(
    chunks,
    chunks.filter(({ isEntry }) => isEntry),
    ({ imports }) => imports,
  )
  const own = chunks.filter(({ name }) => !later.includes(name))
  const all = needed(own, signIn, ({ imports, dynamicImports }) => [...imports, ...dynamicImports])
  const core = all.filter(({ moduleIds }) => moduleIds.some((id) => id.endsWith('/src/createPhone.ts')))
  if (core.length !== 1 || signIn.some((chunk) => core.includes(chunk)))
    throw new Error('The phone is not in a script of its own, fetched after the sign-in form.')
  const numbers = chunks.filter(({ name }) => name === 'phoneNumbers')
  const styles = new Set(signIn.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))
  const rest = files
    .filter((file) => file.type === 'asset')
    .filter(({ fileName }) => fileName === 'index.html' || styles.has(fileName))
    .reduce((sum, { source }) => sum + brotliKilobytes(source), 0)
  return [
    { name: 'page before sign-in, all of it', kilobytes: weight(signIn) + rest, budget: 73.8, goal: 140 },
    { name: 'scripts before sign-in is usable', kilobytes: weight(signIn), budget: 73.4, goal: 75 },
    { name: 'scripts to a placed call', kilobytes: weight(all), budget: 177.4, goal: 115 },
    { name: 'script with the phone and SIP', kilobytes: weight(core), budget: 52.6, goal: 45 },
    { name: 'script with how numbers are written', kilobytes: weight(numbers), budget: 33, goal: 30 },
  ]
}

/** These, and what they cannot do without. */
function needed(
  chunks: readonly Chunk[],
  first: readonly Chunk[],
  next: (chunk: Chunk) => readonly string[],
): readonly Chunk[] {
  const found = new Set(first)
  for (const chunk of found)
    for (const name of next(chunk)) {
      const other = chunks.find(({ fileName }) => fileName === name)
      if (other) found.add(other)
    }
  return [...found]
}

const weight = (chunks: readonly Chunk[]) => chunks.reduce((sum, { code }) => sum + brotliKilobytes(code), 0)
