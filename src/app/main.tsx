/** Starts the stand-alone page. */

import { createRoot } from 'react-dom/client'
import { adoptBasics } from '../react/theme/adoptBasics.ts'
import { en } from '../react/words/en/main.ts'
import { App } from './App.tsx'
import { loadConfig } from './config.ts'
import { showFace } from './face.ts'
import { loadPhone } from './loadPhone.ts'
import './page.css'

const place = document.getElementById('app')

/** Longer, and an empty page is worse than a form that fills itself in later. */
const patienceMs = 1500

const framed = window.top !== window.self
const forFrames = location.pathname.endsWith('/frame.html')

// A page that frames the phone could lay buttons of its own over ours: what it may frame is frame.html, which is careful.
if (framed && !forFrames) document.body.replaceChildren(framedText())
else if (place) {
  adoptBasics(document)
  if (framed) void import('./startFrame.tsx').then(({ startFrame }) => startFrame(place))
  else void start(place)
}

/** What the site says stands there from the first moment, unless it is late. */
async function start(place: HTMLElement): Promise<void> {
  const config = loadConfig()
  void showFace({})
  const root = createRoot(place)
  const late = setTimeout(() => root.render(<App load={loadPhone} config={config} />), patienceMs)
  const site = await config
  // A colour that cannot be had keeps nobody from the phone.
  await showFace(site).catch(console.warn)
  clearTimeout(late)
  root.render(<App load={loadPhone} site={site} config={config} />)
}

function framedText(): HTMLElement {
  const text = document.createElement('p')
  text.className = 'alone'
  text.textContent = en.page.framed
  return text
}
