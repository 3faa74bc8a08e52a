/** No call in front: who could be called, the keypad, and Call. Trouble is told in the middle; the keypad stays. */

import { Phone } from 'lucide-react'
import { type RefObject, useMemo, useRef } from 'react'
import type { PhoneErrorCode } from '../../phone/errors.ts'
import { isEmergency } from '../numbers/emergency.ts'
import { useNow } from '../time.ts'
import { useAsk } from '../useAsk.tsx'
import { useDirectory } from '../useDirectory.ts'
import { useIntent } from '../useIntent.ts'
import { useNumbers, usePhoneState, useWords } from '../usePhone.tsx'
import { Polite } from './CallNews.tsx'
import { Keypad } from './Keypad.tsx'
import { Notice } from './Notice.tsx'
import { matching, type Suggestion, Suggestions } from './Suggestions.tsx'

export interface HomeProps {
  readonly draft: string
  readonly onDraft: (draft: string) => void
  readonly onCall: (target?: string) => void
  readonly suggestions: readonly Suggestion[]
  readonly trouble?: PhoneErrorCode | undefined
  readonly listRef?: RefObject<HTMLUListElement | null>
}

export function Home({ draft, onDraft, onCall, suggestions, trouble, listRef }: HomeProps) {
  const words = useWords()
  const intent = useIntent()
  const latest = useRef(draft)
  latest.current = draft
  const directory = useDirectory()
  const offered = useMemo(() => matching(suggestions, draft, directory), [suggestions, draft, directory])
  const { home, numbers } = useNumbers()
  // Told, and placed all the same: it may be the only phone at hand.
  const emergency = isEmergency(draft, home, numbers) ? words.signIn.emergency : ''
  const away = usePhoneState((state) => state.line.phase === 'waiting' || state.line.phase === 'offline')
  const type = (digit: string) => {
    latest.current += digit
    onDraft(latest.current)
  }
  return (
    <div className="stage">
      <div className="identity">
        {trouble ? (
          <Notice tone="bad" urgent {...(words.refusals[trouble] ?? words.refusals.refused)} />
        ) : emergency ? (
          <Notice tone="wait" sentence={emergency} />
        ) : away ? (
          <LineNotice />
        ) : offered.length > 0 ? (
          <Suggestions
            title={words.dial.suggestions}
            suggestions={offered}
            onCall={onCall}
            {...(listRef && { listRef })}
          />
        ) : (
          <p className="hint">{draft ? '' : words.dial.hint}</p>
        )}
      </div>
      <Polite said={emergency} />
      <Keypad plus onDigit={type} />
      <div className="action-row">
        <button type="button" className="action go" {...intent} onClick={() => onCall()}>
          <Phone className="icon large solid" />
          {words.dial.call}
        </button>
      </div>
    </div>
  )
}

function LineNotice() {
  const words = useWords()
  const ask = useAsk()
  const line = usePhoneState((state) => state.line)
  const now = useNow(line.phase === 'waiting' ? line.retryAt : undefined)
  const error = 'error' in line ? line.error : undefined
  const { sentence, hint } = words.failures[error?.code ?? 'unreachable']
  const next = line.phase === 'waiting' ? words.line.nextTry(Math.ceil((line.retryAt - now) / 1000)) : ''
  return (
    <Notice
      tone={line.phase === 'waiting' ? 'wait' : 'bad'}
      sentence={sentence}
      hint={
        <>
          {hint} {next && <span className="num">({next})</span>}
        </>
      }
    >
      <button type="button" className="button" onClick={() => ask((phone) => phone.connect())}>
        {words.line.tryNow}
      </button>
    </Notice>
  )
}
