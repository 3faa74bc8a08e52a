/** What a failed sign-in is called in somebody's page: nobody can sign in there, so nobody is told to. */

import type { ButtonWords } from '../../react/words/words.ts'
import type { NoAccess } from './site.ts'

/** `why` is what became of the last ask for credentials, which a phone that lacks them lacks them for. */
export function wordsHere<W extends ButtonWords>(words: W, why: NoAccess): W {
  const { noCredentials, noCredentialsHint, turnedAway } = words.widget
  return {
    ...words,
    failures: {
      ...words.failures,
      'credentials-refused': turnedAway,
      'credentials-missing': { sentence: noCredentials[why], hint: noCredentialsHint },
    },
  }
}
