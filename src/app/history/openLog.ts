/** Opens the history of an account, wherever this browser lets it be kept. */

import type { PhoneStore } from '../../phone/store.ts'
import { createCallLog } from './callLog.ts'
import { databaseOf, logStoreIn } from './database.ts'
import type { CallLog } from './log.ts'
import { otherTabsOf } from './otherTabs.ts'

export function openLog(phone: PhoneStore, account: string): CallLog {
  const later = (ms: number, then: () => void) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  }
  const store = logStoreIn(databaseOf(account))
  return createCallLog({ phone, store, later, now: Date.now, others: otherTabsOf(account) })
}
