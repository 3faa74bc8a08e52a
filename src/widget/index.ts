/** The elements, defined. */

import { defineElements } from './elements.ts'

export * from './elements.ts'

defineElements()
