// The phone in a page of React 19, which StrictMode draws twice. In TypeScript, add: import 'opentact-softphone/jsx'
import 'opentact-softphone/widget'
import { StrictMode, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'

async function credentials({ signal }) {
  const answer = await fetch('/credentials', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ user: 'alice' }),
    signal,
  })
  return { password: (await answer.json()).password }
}

function Page() {
  const phone = useRef(null)
  const [line, setLine] = useState('offline')
  const [story, setStory] = useState([])
  const tell = ({ type, detail }) => setStory((before) => [...before, `${type} ${detail.callId}`])
  return (
    <main>
      <h1>The phone in React</h1>
      <p role="status">The line is {line}.</p>
      <button type="button" onClick={() => phone.current.call('echo')}>
        Call echo
      </button>
      <ol aria-label="Story">
        {story.map((entry) => (
          <li key={entry}>{entry}</li>
        ))}
      </ol>
      <opentact-phone
        ref={phone}
        server={`ws${location.origin.slice(4)}/sip`}
        domain="sandbox.sip.opentact.test"
        user="alice"
        // Another function with each drawing, as people write it: it stays one phone.
        credentials={(ask) => credentials(ask)}
        online-changed={({ detail }) => setLine(detail.line.phase)}
        oncall-connected={tell}
        oncall-ended={tell}
      />
    </main>
  )
}

createRoot(document.getElementById('app')).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
