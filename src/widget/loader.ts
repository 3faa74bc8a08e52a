/** The script tag's own file: small, and sure of the bytes of everything it fetches. */

import { defineElements } from './elements.ts'
import { checkFirst } from './Shell.ts'

/** The digests of call.js, which phone.js leads to, and of phone.js; the build knows them only when all is built. */
declare const DIGESTS: readonly [call: string, phone: string]

/** A module that came by such a link is the one that `import()` uses; one with other bytes is refused. */
const fetchChecked = (file: string, digest: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'modulepreload'
    link.crossOrigin = ''
    link.integrity = digest
    link.href = import.meta.resolve(file)
    link.onload = resolve
    link.onerror = () => reject(new Error(`${file} is not what it was`))
    document.head.append(link)
  })

checkFirst((kind) =>
  Promise.all([
    fetchChecked('./call.js', DIGESTS[0]),
    kind === 'phone' && fetchChecked('./phone.js', DIGESTS[1]),
  ]),
)
defineElements()
