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
  /** How long an answer took so far, ms; 0: not known yet. */
  readonly roundTrip: number
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

/**
 * A dead connection is noticed within 7 s in a call, 20 s idle. `within` leaves half a second for a late frame; `least` is
 * what an answer may take on any connection.
 */
const pace = { inCall: { within: 6500, least: 1250 }, idle: { within: 19_000, least: 2000 } }
/** Asked more often than this, a slow link would carry little else: there it is noticed later. */
const leastSilence = 2000
/** A server that answers nothing is asked again after this. */
const lookAgain = 15_000
/** No answer takes longer: the machine slept, or the server has learnt to answer. */
const longestTrip = 12_000

/**
 * A probe proves death only where its kind was answered once on this connection: FreeSWITCH and OpenSIPS do not
 * answer CRLF, others not OPTIONS. So the kinds are tried one after another within the wait, the cheapest first; a
 * kind that is silent where another is answered is left out from then on, be it one that was answered before. A
 * server that answers none is never declared dead by its silence. The last kind is given what an answer takes here, and
 * half as much again: on a slow link we ask earlier, and all kinds at once.
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

  let roundTrip = parts.roundTrip
  /** Since when an answer is owed. */
  const askedAt = new Map<ProbeKind, number>()

  /** Silence after which we ask, how long we wait for an answer in all, and how long for the last kind's. */
  function now() {
    const { within, least } = parts.inCall() ? pace.inCall : pace.idle
    // In whole ms: the clock's sums lose fractions, and a wait that never seems over would be asked for again and again.
    const last = Math.max(least, Math.ceil(1.5 * roundTrip + 500))
    const wait = Math.max(last, Math.min(2 * last, within - leastSilence))
    return { ask: Math.max(leastSilence, within - wait), wait, last }
  }

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
    if (kinds.length) askNext(kinds)
    else waitAgain()
  }

  function askNext(kinds: readonly ProbeKind[]) {
    const [kind, ...later] = kinds
    if (!kind) return unanswered()
    const { wait, last } = now()
    const alone = asked.length === 0 && later.length === 0
    const step = (wait - last) / Math.max(1, asked.length + later.length)
    asked.push(kind)
    // An older question may still be answered: it is the one that tells how long that takes.
    if (clock.now() - (askedAt.get(kind) ?? -longestTrip) >= longestTrip) askedAt.set(kind, clock.now())
    schedule(alone ? wait : later.length ? step : last, () => askNext(later))
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
    schedule(lookAgain, ask)
  }

  /** A longer trip counts at once, shorter ones by and by. */
  function measure(kind: ProbeKind) {
    const took = clock.now() - (askedAt.get(kind) ?? Number.NEGATIVE_INFINITY)
    askedAt.delete(kind)
    if (took >= 0 && took < longestTrip) roundTrip = took > roundTrip ? took : (3 * roundTrip + took) / 4
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
      if (answerTo) {
        measure(answerTo)
        learnFrom(answerTo)
      }
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
