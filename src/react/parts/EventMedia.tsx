/** Recordings and the transcript of an event. Nothing is fetched before a press, and only from hosts the options name. */

import { ExternalLink, Play } from 'lucide-react'
import { useState } from 'react'
import type { PlatformEvent, Recording } from '../../phone/events.ts'
import { recordingsOf } from '../rows.ts'
import { isolated, safeText } from '../safeText.ts'
import { useCopy } from '../useCopy.ts'
import type { Words } from '../words/words.ts'
import { CopyButton } from './CopyButton.tsx'

export function EventMedia({ event, words }: { event: PlatformEvent; words: Words }) {
  const { transcript = [] } = event
  return (
    <>
      {recordingsOf(event).map((recording) => (
        <RecordingView key={recording.url} recording={recording} words={words} />
      ))}
      {transcript.length > 0 && (
        <ul className="transcript" aria-label={words.timeline.transcript}>
          {transcript.map(({ speaker, text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and never change
            <li key={at}>
              {speaker && <b>{isolated(safeText(speaker))}</b>}
              <span dir="auto">{safeText(text, 4096)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function RecordingView({ recording: { url, trusted }, words }: { recording: Recording; words: Words }) {
  const [heard, setHeard] = useState<'playing' | 'failed'>()
  const { state, copy } = useCopy()
  const t = words.timeline
  return (
    <div className="recording">
      <span className="address">{safeText(url, 300)}</span>
      <div className="foot">
        {trusted && heard !== 'playing' && (
          <button type="button" className="more" onClick={() => setHeard('playing')}>
            <Play className="icon" />
            {t.play}
          </button>
        )}
        {trusted && (
          <a
            className="more"
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            referrerPolicy="no-referrer"
          >
            <ExternalLink className="icon" />
            {t.open}
          </a>
        )}
        <CopyButton state={state} words={words} onCopy={() => copy(url)}>
          {t.copyAddress}
        </CopyButton>
      </div>
      {heard === 'playing' && (
        // biome-ignore lint/a11y/useMediaCaption: the platform gives a transcript as an event of its own, if any
        <audio src={url} controls autoPlay aria-label={t.playing} onError={() => setHeard('failed')} />
      )}
      {heard === 'failed' && (
        <p className="why" role="status">
          {t.notPlayed}
        </p>
      )}
    </div>
  )
}
