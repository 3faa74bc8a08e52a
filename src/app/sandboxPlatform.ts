/** What the sandbox has besides SIP: its event feed, its REST, and whom one can call there. */

import type { Directory } from '../phone/directory.ts'
import type { Suggestion } from '../react/index.ts'
import { sandbox } from '../react/words/en/sandbox.ts'
import { askToken } from './askToken.ts'
import { sandboxUsers } from './sandbox.ts'

/** Its event feed stands beside its SIP, and takes whoever comes. */
export function sandboxFeed(server: string) {
  return { url: new URL('/events', server).href, token: 'sandbox' }
}

/** Its REST, with a short-lived token as a site's own backend would give out. */
export function sandboxRest(server: string, user: string) {
  const url = new URL('/rest', server)
  url.protocol = url.protocol === 'wss:' ? 'https:' : 'http:'
  const token = ({ signal }: { signal: AbortSignal }) => askToken('/sandbox/tokens', { user }, signal)
  return { url: url.href, token }
}

/** Robots first, echo at the top; then the other two people, who need a second window unless they are there already. */
export function sandboxSuggestions(self: string, directory: Directory): readonly Suggestion[] {
  const others = sandboxUsers.filter((user) => user !== self)
  const isOnline = (user: string) => directory.find((person) => person.user === user)?.online === true
  return [
    ...Object.entries(sandbox.robots).map(([target, said]) => ({ target, ...said })),
    ...others.map((user) => ({ target: user, name: user, ...(!isOnline(user) && { hint: sandbox.person }) })),
  ]
}
