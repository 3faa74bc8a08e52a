/** The script tag's own file: small, and sure of the bytes of everything it fetches. */

import { defineElements } from './elements.ts'
import { fetchChecked } from './fetchChecked.ts'
import { checkFirst } from './Shell.ts'

/** The digests of call.js, which phone.js leads to, and of phone.js; the build knows them only when all is built. */
declare const DIGESTS: readonly [call: string, phone: string]

const [call, phone] = DIGESTS

checkFirst((kind) =>
  Promise.all([fetchChecked('./call.js', call), kind === 'phone' && fetchChecked('./phone.js', phone)]),
)
defineElements()
