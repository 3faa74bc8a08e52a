/** Starts the stand-alone page. */

import { createRoot } from 'react-dom/client'
import { adoptBasics } from '../react/theme/adoptBasics.ts'
import { en } from '../react/words/en.ts'
import { App } from './App.tsx'
import { loadPhone } from './loadPhone.ts'
import './page.css'

const place = document.getElementById('app')

const framed = window.top !== window.self
const forFrames = location.pathname.endsWith('/frame.html')

// A page that frames the phone could lay buttons of its own over ours: what it may frame is frame.html, which is careful.
if (framed && !forFrames) document.body.replaceChildren(framedText())
else if (place) {
  adoptBasics(document)
  if (framed) void import('./startFrame.tsx').then(({ startFrame }) => startFrame(place))
  else createRoot(place).render(<App load={loadPhone} />)
}

function framedText(): HTMLElement {
  const text = document.createElement('p')
  text.className = 'alone'
  text.textContent = en.page.framed
  return text
}
