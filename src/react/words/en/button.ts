/** What a button that becomes a call can say, and no more: it brings its own words. */

import { call, keypad } from './call.ts'
import { endings, failures, refusals } from './failures.ts'
import { widget } from './widget.ts'

export const button = { language: 'en', failures, refusals, endings, widget, call, keypad } as const
