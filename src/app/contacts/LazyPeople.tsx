/** The people, fetched when they are first in sight. */

import { LoaderCircle } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Notice, useWords } from '../../react/index.ts'
import type { PeopleProps } from '../../react/parts/Pane.tsx'

const Loaded = lazy(() => import('./PeopleList.tsx').catch(() => ({ default: NotLoaded })))

function NotLoaded() {
  return <Notice tone="bad" urgent sentence={useWords().signIn.notLoaded} />
}

export function LazyPeople(props: PeopleProps) {
  return (
    <Suspense fallback={<LoaderCircle className="icon spin" />}>
      <Loaded {...props} />
    </Suspense>
  )
}
