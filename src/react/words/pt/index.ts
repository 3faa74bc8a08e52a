/** All of Portuguese: Brazilian in its vocabulary, and easily read in Portugal; whoever reads it is addressed as você. */

import type { Language } from '../words.ts'
import { contacts } from './contacts.ts'
import { history } from './history.ts'
import { launcher } from './launcher.ts'
import { words } from './main.ts'
import { settings } from './settings.ts'

export const pt: Language = { words, history, contacts, settings, launcher }
