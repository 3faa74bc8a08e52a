/** What a language must say. English gives the type; every other language satisfies it. */

import type { en } from './en.ts'

type Said<T> = T extends string
  ? string
  : T extends (...given: infer G) => string
    ? (...given: G) => string
    : { readonly [K in keyof T]: Said<T[K]> }

export type Words = Said<typeof en>

/** What a person can do about a call that came to nothing. */
export type Remedy = 'again' | 'edit' | 'retry'
