/** The people, fetched when they are first in sight. */

import { LoaderCircle } from 'lucide-react'
import { Notice, useWords } from '../../react/index.ts'
import { fetchedPart } from '../fetchedPart.tsx'

function NotLoaded() {
  return <Notice tone="bad" urgent sentence={useWords().signIn.notLoaded} />
}

export const LazyPeople = fetchedPart(
  () =>
    import('./PeopleList.tsx').then(
      ({ default: PeopleList }) => PeopleList,
      () => NotLoaded,
    ),
  () => <LoaderCircle className="icon spin" />,
)
