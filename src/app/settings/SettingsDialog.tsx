/** The settings over the page. What is in them is fetched when they are first opened; whoever calls closes them. */

import { LoaderCircle, X } from 'lucide-react'
import { type ComponentType, useEffect, useId, useRef, useState } from 'react'
import { Notice, usePhoneState } from '../../react/index.ts'
import { Shortcuts } from '../../react/parts/Shortcuts.tsx'
import { isRingingHere } from '../../react/useCalls.ts'
import { settings as english } from '../../react/words/en/settings.ts'
import { useWordsOf } from '../useLanguage.ts'
import type { SectionsProps } from './Sections.tsx'

type SettingsDialogProps = Omit<SectionsProps, 'onShortcuts'> & { readonly onClose: () => void }

export function SettingsDialog({ onClose, ...rest }: SettingsDialogProps) {
  const w = useWordsOf('settings', english)
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const [Sections, setSections] = useState<ComponentType<SectionsProps> | 'failed'>()
  const [listing, setListing] = useState(false)
  const rings = usePhoneState((state) => state.calls.some(isRingingHere))

  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    import('./Sections.tsx').then(
      (loaded) => setSections(() => loaded.Sections),
      () => setSections('failed'),
    )
  }, [])
  useEffect(() => {
    if (rings) dialog.current?.close()
  }, [rings])

  return (
    <div className="opentact-phone over-page">
      {/* A press on what lies behind is a press on the dialog's own edge. */}
      <dialog
        className="dialog settings"
        ref={dialog}
        aria-labelledby={title}
        onClose={onClose}
        onPointerDown={(event) => event.target === dialog.current && dialog.current.close()}
      >
        <div className="settings-page">
          <div className="dialog-head">
            <h2 id={title}>{w.title}</h2>
            <button
              type="button"
              className="icon-button"
              aria-label={w.close}
              onClick={() => dialog.current?.close()}
            >
              <X className="icon" />
            </button>
          </div>
          {Sections === undefined && <LoaderCircle className="icon spin" />}
          {Sections === 'failed' ? (
            <Notice tone="bad" urgent sentence={w.notLoaded} />
          ) : (
            Sections && <Sections {...rest} onShortcuts={() => setListing(true)} />
          )}
        </div>
        {listing && <Shortcuts onClose={() => setListing(false)} />}
      </dialog>
    </div>
  )
}
