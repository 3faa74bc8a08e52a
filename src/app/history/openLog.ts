/** Opens the history of an account, wherever this browser lets it be kept. */

import type { PhoneStore } from '../../phone/store.ts'
import { databaseOf } from '../database.ts'
import { otherTabsOf } from '../otherTabs.ts'
import { createCallLog } from './callLog.ts'
import type { CallLog } from './log.ts'
import { logStoreIn } from './logStore.ts'

export function openLog(phone: PhoneStore, account: string): CallLog {
  const later = (ms: number, then: () => void) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  }
  const store = logStoreIn(databaseOf(account))
  return createCallLog({ phone, store, later, now: Date.now, others: otherTabsOf(account) })
}
