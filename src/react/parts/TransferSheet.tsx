/** To whom the call goes: typed, picked, or somebody who is on the line already. In the controls' place. */

import { Merge } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import { Numbered } from '../numbers/Numbered.tsx'
import { useDialled } from '../numbers/useDialled.ts'
import { nameOf, shortNameOf } from '../party.ts'
import { useAsk } from '../useAsk.tsx'
import { useDirectory } from '../useDirectory.ts'
import { useWords } from '../usePhone.tsx'
import { matching, type Suggestion, Suggestions, walk } from './Suggestions.tsx'
import { TargetInput } from './TargetInput.tsx'

export interface TransferSheetProps {
  readonly call: Call
  /** The other calls, of which those who talk can be joined to this one. */
  readonly others: readonly Call[]
  readonly suggestions: readonly Suggestion[]
  readonly onCallFirst: (call: Call, target: string) => void
}

export function TransferSheet({ call, others, suggestions, onCallFirst }: TransferSheetProps) {
  const { transfer: w, dial: said } = useWords()
  const ask = useAsk()
  const dial = useDialled()
  const [draft, setDraft] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const hint = useId()
  const who = shortNameOf(call.party)
  const fit = others.filter((other) => allowed(other, 'transfer'))
  const directory = useDirectory()
  const offered = matching(suggestions, draft, directory).filter(
    ({ target }) => target !== call.party.user && target !== call.party.address,
  )
  useEffect(() => field.current?.focus(), [])

  const withTarget = (use: (target: string) => void) => () => {
    const target = targetFor(draft, offered)
    if (target) use(target)
    else field.current?.focus()
  }
  const now = withTarget((target) =>
    ask((phone) => dial(target, (to) => phone.transfer(call.id, to)), call.id),
  )
  const first = withTarget((target) => onCallFirst(call, target))
  return (
    <form
      className="transfer"
      onSubmit={(event) => {
        event.preventDefault()
        first()
      }}
    >
      <div className="dial-field" data-filled={draft ? '' : undefined}>
        <TargetInput
          label={w.field}
          value={draft}
          onChange={setDraft}
          onDown={() => box.current?.querySelector<HTMLElement>('button.row')?.focus()}
          inputRef={field}
        />
      </div>
      <div className="transfer-choices" ref={box}>
        {fit.length > 0 && (
          <ul className="suggestions" aria-label={w.name} onKeyDown={walk}>
            {fit.map((other) => (
              <JoinRow key={other.id} call={call} other={other} />
            ))}
          </ul>
        )}
        <Suggestions
          title={said.suggestions}
          suggestions={offered}
          onCall={(target) => {
            setDraft(target)
            field.current?.focus()
          }}
        />
      </div>
      <p className="transfer-hint" id={hint}>
        <Numbered text={w.firstHint(who)} />
      </p>
      <div className="transfer-ways">
        <button type="button" className="button wide" onClick={now}>
          {w.now}
        </button>
        <button type="submit" className="button wide go" aria-describedby={hint}>
          {w.first}
        </button>
      </div>
    </form>
  )
}

function JoinRow({ call, other }: { call: Call; other: Call }) {
  const { transfer: w } = useWords()
  const ask = useAsk()
  const hint = useId()
  const label = w.join(nameOf(call.party), nameOf(other.party))
  return (
    <li>
      <button
        type="button"
        className="row"
        aria-label={label}
        aria-describedby={hint}
        onClick={() => ask((phone) => phone.transferTo(call.id, other.id), call.id)}
      >
        <span className="avatar">
          <Merge className="icon" />
        </span>
        <span className="lines">
          <span className="title">
            <Numbered text={label} />
          </span>
          <span className="sub" id={hint}>
            <span>{w.joinHint}</span>
          </span>
        </span>
      </button>
    </li>
  )
}

/** What was typed, or the address of the one whose name was typed. */
function targetFor(draft: string, suggestions: readonly Suggestion[]): string {
  const wanted = draft.trim()
  const named = suggestions.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase())
  return named.length === 1 && named[0] ? named[0].target : wanted
}
