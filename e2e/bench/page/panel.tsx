/** The page of somebody signed in to the sandbox, with its event feed: whoever runs the bench presses its buttons. */

import { createRoot } from 'react-dom/client'
import '../../../src/app/page.css'
import { optionsFor, SignedIn } from '../../../src/app/SignedIn.tsx'
import { createPhone } from '../../../src/index.ts'

const query = new URLSearchParams(location.search)
const given = (name: string) => query.get(name) ?? ''
const account = {
  ...{ server: `ws://${location.host}/sip`, domain: given('domain'), user: given('user') },
  ...{ password: given('password'), sandbox: true, stay: false },
}
const place = document.createElement('div')
place.id = 'app'
document.body.append(place)
const phone = createPhone(optionsFor(account, { phone: {} }))
createRoot(place).render(<SignedIn phone={phone} account={account} />)
void phone.connect()
