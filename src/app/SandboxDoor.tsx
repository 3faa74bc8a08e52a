/** The way in without an account. Whom to be is chosen beside it: a second window wants to be someone else. */

import { useState } from 'react'
import type { EntryWords } from '../react/words/words.ts'
import { preselectedUser, type SandboxUser, sandboxUsers } from './sandbox.ts'

export function SandboxDoor(props: { words: EntryWords; busy: boolean; onTry: (user: SandboxUser) => void }) {
  const { words, busy, onTry } = props
  const [user, setUser] = useState(preselectedUser)
  const w = words.signIn
  return (
    <>
      <p className="or">{w.or}</p>
      <div className="sandbox-door">
        <button
          type="button"
          className="action plain"
          aria-disabled={busy || undefined}
          onClick={() => !busy && onTry(user)}
        >
          {w.sandbox}
        </button>
        <fieldset className="segmented">
          <legend className="unseen">{w.sandboxAs}</legend>
          {sandboxUsers.map((name) => (
            <label key={name}>
              <input
                type="radio"
                name="sandbox-user"
                value={name}
                checked={user === name}
                onChange={() => setUser(name)}
              />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        <p className="quiet">{w.sandboxHint}</p>
      </div>
    </>
  )
}
