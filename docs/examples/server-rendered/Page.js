// The page, for Node and for the browser alike.
import { createElement as h } from 'react'

export function Page() {
  return h(
    'main',
    null,
    h('h1', null, 'The phone in a page from the server'),
    h(
      'p',
      null,
      'Questions? ',
      h('opentact-call', { user: 'bob', 'credentials-url': '/credentials', target: 'echo' }, 'Call us'),
    ),
    h('opentact-phone', { user: 'alice', 'credentials-url': '/credentials' }),
  )
}
