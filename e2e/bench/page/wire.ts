/** What goes over the wire and when, seen in the same way for every phone: the browser's WebSocket with eyes. */

export interface Frame {
  /** On the page's own clock, ms since its navigation began. */
  readonly at: number
  readonly kind: 'sent' | 'received' | 'closed'
  readonly text: string
}

type Watcher = (frame: Frame) => void

const watchers = new Set<Watcher>()

function tell(kind: Frame['kind'], text: unknown = '') {
  if (!watchers.size) return
  const frame: Frame = { at: performance.now(), kind, text: String(text) }
  for (const watcher of [...watchers]) watcher(frame)
}

class WatchedSocket extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols)
    // Before the phone's own listeners: what it does with a frame is not part of when the frame came.
    this.addEventListener('message', ({ data }) => tell('received', data))
    this.addEventListener('close', () => tell('closed'))
  }

  override send(data: Parameters<WebSocket['send']>[0]): void {
    tell('sent', data)
    super.send(data)
  }
}

globalThis.WebSocket = WatchedSocket

/** The next frame that fits; rejects when none came in time. */
export function nextFrame(fits: (frame: Frame) => boolean, patience: number): Promise<Frame> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void) => {
      clearTimeout(timer)
      watchers.delete(watcher)
      then()
    }
    const timer = setTimeout(() => settle(() => reject(new Error(`No frame in ${patience} ms.`))), patience)
    const watcher: Watcher = (frame) => {
      if (fits(frame)) settle(() => resolve(frame))
    }
    watchers.add(watcher)
  })
}

const isAnswer = (method: string) => {
  const cseq = new RegExp(`^cseq:\\s*\\d+\\s+${method}\\s*$`, 'im')
  return ({ text }: Frame) => text.startsWith('SIP/2.0 200') && cseq.test(text)
}
const isRegistered = isAnswer('REGISTER')
const isTaken = isAnswer('INVITE')

export const registered = (frame: Frame) => frame.kind === 'received' && isRegistered(frame)
export const inviteSent = (frame: Frame) => frame.kind === 'sent' && frame.text.startsWith('INVITE ')
export const inviteCame = (frame: Frame) => frame.kind === 'received' && frame.text.startsWith('INVITE ')
export const answerSent = (frame: Frame) => frame.kind === 'sent' && isTaken(frame)
export const socketClosed = (frame: Frame) => frame.kind === 'closed'
