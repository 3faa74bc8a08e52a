/** Opens the history of an account, wherever this browser lets it be kept. */

import type { PhoneStore } from '../../phone/store.ts'
import { type CallLog, createCallLog } from './callLog.ts'
import { databaseOf, logStoreIn } from './database.ts'

export function openLog(phone: PhoneStore, account: string): CallLog {
  const later = (ms: number, then: () => void) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  }
  return createCallLog({ phone, store: logStoreIn(databaseOf(account)), later })
}
