/** Is the connection still alive? Asks when it has been silent, and only believes a silence that means something. */

import type { Clock } from '../phone/clock.ts'

export type ProbeKind = 'crlf' | 'options' | 'register'

export interface LivenessParts {
  readonly clock: Clock
  /** Sends a probe; its answer comes back as `heard(kind)`. */
  readonly probe: (kind: ProbeKind) => void
  /** Which kinds there are here, cheapest first. */
  readonly kinds: readonly ProbeKind[]
  /** Kinds that were answered on this connection already: REGISTER, where it stands by one. */
  readonly proven: readonly ProbeKind[]
  /** Calls make it more pressing. */
  readonly inCall: () => boolean
  readonly dead: () => void
}

export interface Liveness {
  /** Something came: life, whatever it was. The answer to a probe names its kind, and proves that kind. */
  heard(answerTo?: ProbeKind): void
  /** Asks at once: the network changed, or the machine woke up. */
  check(): void
  /** A call began or ended: the pace may have changed. */
  paceChanged(): void
  stop(): void
}

/** Silence after which we ask, and how long we wait for an answer: within 7 s in a call, 20 s idle. */
const pace = { inCall: { ask: 4000, wait: 2500 }, idle: { ask: 15_000, wait: 4000 } }

/**
 * A probe proves death only where its kind was answered once on this connection: FreeSWITCH and OpenSIPS do not
 * answer CRLF, others not OPTIONS. So the kinds are tried one after another within the wait, the cheapest first; a
 * kind that is silent where another is answered is left out from then on, be it one that was answered before. A
 * server that answers none is never declared dead by its silence.
 */
export function watchLiveness(parts: LivenessParts): Liveness {
  const { clock } = parts
  const proven = new Set<ProbeKind>(parts.proven)
  const silent = new Set<ProbeKind>()
  let lastHeard = clock.now()
  /** What was asked since something was heard. */
  let asked: ProbeKind[] = []
  let cancel = () => {}
  let stopped = false

  const now = () => (parts.inCall() ? pace.inCall : pace.idle)

  function schedule(ms: number, then: () => void) {
    cancel()
    if (!stopped) cancel = clock.after(Math.max(0, ms), then)
  }

  function waitForSilence() {
    asked = []
    // A clock that was set back must not make this wait longer.
    lastHeard = Math.min(lastHeard, clock.now())
    schedule(lastHeard + now().ask - clock.now(), () => {
      if (lastHeard > clock.now() || clock.now() - lastHeard >= now().ask) ask()
      else waitForSilence()
    })
  }

  function ask() {
    const kinds = parts.kinds.filter((kind) => !silent.has(kind))
    if (kinds.length) askNext(kinds, now().wait / kinds.length)
    else waitAgain()
  }

  function askNext(kinds: readonly ProbeKind[], step: number) {
    const [kind, ...later] = kinds
    if (!kind) return unanswered()
    asked.push(kind)
    schedule(step, () => askNext(later, step))
    parts.probe(kind)
  }

  function unanswered() {
    if (asked.some((kind) => proven.has(kind))) {
      stop()
      parts.dead()
      return
    }
    waitAgain()
  }

  /** Nothing answers here: look again later, in case the server learns. */
  function waitAgain() {
    asked = []
    silent.clear()
    schedule(pace.idle.ask, ask)
  }

  /** The kinds asked before this one are ignored here. */
  function learnFrom(answered: ProbeKind) {
    for (const kind of asked.slice(0, Math.max(0, asked.indexOf(answered)))) {
      proven.delete(kind)
      silent.add(kind)
    }
    proven.add(answered)
    silent.delete(answered)
  }

  function stop() {
    stopped = true
    cancel()
  }

  // At once, so that one kind is proven long before its silence has to mean something.
  ask()
  return {
    heard: (answerTo) => {
      lastHeard = clock.now()
      if (answerTo) learnFrom(answerTo)
      if (asked.length && !stopped) waitForSilence()
    },
    check: () => {
      if (!stopped && !asked.length) ask()
    },
    paceChanged: () => {
      if (!stopped && !asked.length) waitForSilence()
    },
    stop,
  }
}
