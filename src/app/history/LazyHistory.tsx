/** The list of all calls, fetched when it is first in sight; the newest of them plainly until then. */

import { lazy, Suspense } from 'react'
import { History, type HistoryProps } from '../../react/parts/History.tsx'

// What could not be fetched leaves the plain list there.
const Loaded = lazy(() => import('./HistoryList.tsx').catch(() => ({ default: Newest })))

const mostPlain = 30

function Newest({ ended, ...rest }: HistoryProps) {
  return <History ended={ended.slice(0, mostPlain)} {...rest} />
}

export function LazyHistory(props: HistoryProps) {
  return (
    <Suspense fallback={<Newest {...props} />}>
      <Loaded {...props} />
    </Suspense>
  )
}
