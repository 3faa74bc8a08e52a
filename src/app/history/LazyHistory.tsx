/** The list of all calls, fetched when it is first in sight; the newest of them plainly until then. */

import { History, type HistoryProps } from '../../react/parts/History.tsx'
import { fetchedPart } from '../fetchedPart.tsx'

const mostPlain = 30

function Newest({ ended, ...rest }: HistoryProps) {
  return <History ended={ended.slice(0, mostPlain)} isKept {...rest} />
}

export const LazyHistory = fetchedPart(
  () =>
    import('./HistoryList.tsx').then(
      ({ default: HistoryList }) => HistoryList,
      // What could not be fetched leaves the plain list there.
      () => Newest,
    ),
  Newest,
)
