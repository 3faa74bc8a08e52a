/** A call that waits while another is in front: still in sight, one press from coming back. */

import { Pause, Phone, Play, TriangleAlert } from 'lucide-react'
import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import { Numbered } from '../numbers/Numbered.tsx'
import { nameOf } from '../party.ts'
import { useAct } from '../useAsk.tsx'
import { isHeld } from '../useCalls.ts'
import { useNews } from '../useNews.ts'
import { usePhoneState, useWords } from '../usePhone.tsx'
import type { Words } from '../words/words.ts'
import { Avatar } from './Avatar.tsx'
import { Polite } from './CallNews.tsx'
import { handedTo } from './fromTimeline.ts'
import { Split } from './Split.tsx'
import { Timer } from './Timer.tsx'
import { TakeBack } from './TransferUnderWay.tsx'

export function OtherCall({ call, onShow }: { call: Call; onShow: () => void }) {
  const words = useWords()
  const act = useAct()
  const timeline = usePhoneState((state) => state.timelines[call.id])
  const { state } = call
  const held = isHeld(call)
  const since = state.phase === 'connected' ? state.since : undefined
  const name = nameOf(call.party)
  const moves = call.transfer !== undefined || handedTo(call, timeline) !== undefined
  const news = useNews()
  // Who did not agree to wait goes on hearing and being heard beside the call in front.
  const refused = news?.callId === call.id ? news.text : ''
  const resume = call.asking === 'resume' ? words.call.resuming : words.call.resume
  // Resume and Split in words would leave no room for who it is and how it stands.
  const signs = held && call.conference !== undefined
  const line = refused || lineOf(call, moves, words)
  return (
    <section
      className="other-call"
      aria-label={words.call.region(name)}
      data-phase={state.phase}
      data-held={held ? 'us' : undefined}
    >
      <Avatar party={call.party} />
      <div className="lines">
        <h2>
          <button type="button" className="link" onClick={onShow} dir="auto">
            <Numbered text={nameOf(call.party)} />
          </button>
        </h2>
        <p>
          {refused ? (
            <TriangleAlert className="icon small" />
          ) : (
            held && !moves && <Pause className="icon small solid" />
          )}
          {line}
          {line && since !== undefined && !moves && !refused && <span aria-hidden="true">·</span>}
          {since !== undefined && !moves && !refused && <Timer since={since} />}
        </p>
      </div>
      <Polite said={refused} />
      <TakeBack call={call} />
      {!moves && (held || allowed(call, 'resume') || call.asking === 'resume') && (
        <button
          type="button"
          className={signs ? 'icon-button' : 'button'}
          {...(signs && { 'aria-label': resume, title: resume })}
          aria-disabled={!allowed(call, 'resume') || undefined}
          onClick={() => allowed(call, 'resume') && act('resume', call)}
        >
          {signs ? <Play className="icon solid" /> : resume}
        </button>
      )}
      {!moves && <Split call={call} sign={signs} />}
      {!moves && !call.conference && allowed(call, 'hold') && (
        <button type="button" className="button" onClick={() => act('hold', call)}>
          {words.call.hold}
        </button>
      )}
      <button
        type="button"
        className="icon-button stop"
        aria-label={words.call.hangUp}
        aria-disabled={!allowed(call, 'hang-up') || undefined}
        onClick={() => allowed(call, 'hang-up') && act('hang-up', call)}
      >
        <Phone className="icon solid hang-up" />
      </button>
    </section>
  )
}

function lineOf(call: Call, moves: boolean, words: Words): string {
  const { phase } = call.state
  if (moves) return call.transfer ? words.transfer.going : words.endings.transferred.sentence
  if (call.asking === 'resume') return words.call.resuming
  if (isHeld(call)) return words.call.onHold
  if (call.asking === 'hold') return words.call.holding
  if (call.state.phase === 'connected' && call.state.held.them) return words.call.putYouOnHold
  if (phase === 'dialing' || phase === 'ringing' || phase === 'ending') return words.call[phase]
  return call.conference ? words.conference.joined : ''
}
