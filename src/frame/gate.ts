/** What of the other side's messages Penpal gets to see: those of its own shape, when it is their turn. */

import type { Message, MessageHandler, Messenger } from 'penpal'
import { isRecord } from '../phone/optionChecks.ts'

const isText = (value: unknown) => typeof value === 'string'

/** By type, what must be in it for Penpal not to trip over it. */
const shapes: Readonly<Record<string, (message: Readonly<Record<string, unknown>>) => boolean>> = {
  SYN: ({ participantId }) => isText(participantId),
  ACK1: ({ methodPaths }) => Array.isArray(methodPaths),
  ACK2: () => true,
  CALL: ({ id, methodPath, args }) =>
    isText(id) && Array.isArray(methodPath) && methodPath.every(isText) && Array.isArray(args),
  REPLY: ({ callId, isSerializedErrorInstance: isError, value }) =>
    isText(callId) && (!isError || isRecord(value)),
  DESTROY: () => true,
}

/** `dropped` is told why, in words that repeat nothing of the message. */
export function gated(messenger: Messenger, dropped: (why: string) => void): Messenger {
  /** The other side greeted, and has not confirmed since. */
  let greeted = false
  let joined = false
  const handlers = new Map<MessageHandler, MessageHandler>()

  function whyNot(message: unknown): string | undefined {
    const { type } = message as Message
    if (!isText(type) || !Object.hasOwn(shapes, type)) return 'frame: a message of no known type'
    if (!shapes[type]?.(message as unknown as Record<string, unknown>)) return `frame: a broken ${type}`
    const inTurn = type === 'SYN' || (type.startsWith('ACK') ? greeted : joined)
    if (!inTurn) return `frame: ${type} out of turn`
    if (type.startsWith('ACK')) joined = true
    greeted = type === 'SYN' || (greeted && !type.startsWith('ACK'))
    return undefined
  }

  return {
    ...messenger,
    initialize: (options) =>
      messenger.initialize({
        ...options,
        validateReceivedMessage: (data): data is Message => {
          if (!options.validateReceivedMessage(data)) return false
          const why = whyNot(data)
          if (why) dropped(why)
          return why === undefined
        },
      }),
    // Penpal looks at nothing that they return: what they reject with would be nobody's.
    addMessageHandler: (handler) => {
      const safe = async (message: Message) => {
        try {
          await handler(message)
        } catch {
          dropped(`frame: ${message.type} came to nothing`)
        }
      }
      handlers.set(handler, safe)
      messenger.addMessageHandler(safe)
    },
    removeMessageHandler: (handler) => messenger.removeMessageHandler(handlers.get(handler) ?? handler),
  }
}

/** Penpal would take a message of its first protocol for a sign to speak that one from then on. To be called before it listens. */
export function refuseOldProtocol(dropped: (why: string) => void): void {
  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || !isRecord(event.data) || !('penpal' in event.data)) return
    event.stopImmediatePropagation()
    dropped('frame: a message of an old protocol')
  })
}
