/** All of French. Before its high signs stand spaces that do not break: U+00A0 before a colon and in « », U+202F before ; ! ? */

import type { Language } from '../words.ts'
import { contacts } from './contacts.ts'
import { history } from './history.ts'
import { launcher } from './launcher.ts'
import { words } from './main.ts'
import { settings } from './settings.ts'

export const fr: Language = { words, history, contacts, settings, launcher }
