/** STUN and TURN servers of the person's own, in place of the site's. */

import { X } from 'lucide-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import { settings as english } from '../../react/words/en/settings.ts'
import { useWordsOf } from '../useLanguage.ts'
import { type IceChoice, isIceAddress, passwordKey, wantsPassword } from './choices.ts'
import type { Settings } from './useSettings.ts'

export function IceServers({ settings }: { settings: Settings }) {
  const { choices, site, passwords, change } = settings
  const w = useWordsOf('settings', english)
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [typed, setTyped] = useState({ address: '', user: '' })
  const [wrong, setWrong] = useState(false)
  const servers = choices.iceServers ?? []
  const isTurn = wantsPassword(typed)
  const ofSite = Array.isArray(site.iceServers) && site.iceServers.length > 0

  const add = (event: FormEvent) => {
    event.preventDefault()
    const one = { address: typed.address.trim(), user: isTurn ? typed.user.trim() : '' }
    setWrong(!isIceAddress(one.address))
    if (!isIceAddress(one.address)) return form.current?.querySelector('input')?.focus()
    const password = form.current?.querySelector<HTMLInputElement>('[type=password]')?.value
    change(
      { iceServers: [...servers.filter(({ address }) => address !== one.address), one] },
      password ? new Map(passwords).set(passwordKey(one), password) : passwords,
    )
    setTyped({ address: '', user: '' })
    form.current?.querySelector('input')?.focus()
  }
  const remove = (gone: IceChoice) => {
    change({ iceServers: servers.filter((one) => one !== gone) })
    form.current?.querySelector('input')?.focus()
  }
  const field = (name: keyof IceChoice, more: object = {}) => (
    <input
      className="input"
      aria-label={w.network[name]}
      placeholder={name === 'address' ? 'stun:stun.example.com' : w.network[name]}
      dir="auto"
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      value={typed[name]}
      onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
      {...more}
    />
  )
  return (
    <form className="setting-list" ref={form} aria-labelledby={`${id}-title`} onSubmit={add} noValidate>
      <h4 id={`${id}-title`}>{w.network.servers}</h4>
      <small id={`${id}-hint`}>
        {w.network.serversHint}{' '}
        {!choices.iceServers
          ? ofSite
            ? w.network.ofSite
            : w.network.none
          : !servers.length && w.network.none}
      </small>
      {servers.length > 0 && (
        <ul aria-labelledby={`${id}-title`}>
          {servers.map((one) => (
            <li key={one.address}>
              <span>
                <bdi>{one.address}</bdi>
                {wantsPassword(one) && !passwords.has(passwordKey(one)) && (
                  <small>{w.network.wantsPassword}</small>
                )}
              </span>
              <button
                type="button"
                className="icon-button"
                aria-label={w.remove(one.address)}
                onClick={() => remove(one)}
              >
                <X className="icon" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="setting-add" data-turn={isTurn ? '' : undefined}>
        {field('address', {
          'aria-describedby': wrong ? `${id}-wrong` : `${id}-hint`,
          'aria-invalid': wrong || undefined,
        })}
        {isTurn && (
          <>
            {field('user')}
            <input
              className="input"
              type="password"
              aria-label={w.network.password}
              aria-describedby={`${id}-secret`}
              placeholder={w.network.password}
              dir="auto"
              autoComplete="off"
            />
          </>
        )}
        <button type="submit" className="button">
          {w.add}
        </button>
      </div>
      {isTurn && <small id={`${id}-secret`}>{w.network.passwordHint}</small>}
      {wrong && (
        <p className="settings-wrong" id={`${id}-wrong`} role="alert">
          {w.network.wrong}
        </p>
      )}
      {choices.iceServers && ofSite && (
        <button type="button" className="button" onClick={() => change({ iceServers: undefined })}>
          {w.network.reset}
        </button>
      )}
    </form>
  )
}
