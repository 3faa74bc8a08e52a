/**
 * Whether the one who calls takes the whole column. Once a call has rung beside the dial field it stays beside it: a
 * field that went away while it is edited would leave the next key to the call.
 */

import { useEffect, useRef } from 'react'
import type { Call, CallId } from '../phone/call.ts'

export function useCovers(ringing: readonly Call[], live: boolean, hasRoom: boolean): boolean {
  const beside = useRef<readonly CallId[]>([])
  const [only, ...more] = ringing
  const covers =
    !live && hasRoom && only !== undefined && more.length === 0 && !beside.current.includes(only.id)
  const fieldStands = !live && !covers
  useEffect(() => {
    if (fieldStands) beside.current = ringing.map((call) => call.id)
  }, [fieldStands, ringing])
  return covers
}
