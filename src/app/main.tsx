/** Starts the stand-alone page. */

import { createRoot } from 'react-dom/client'
import { adoptBasics } from '../react/theme/adoptBasics.ts'
import { entry } from '../react/words/en/entry.ts'
import { App } from './App.tsx'
import { loadConfig } from './config.ts'
import { showFace } from './face.ts'
import { loadPhone } from './loadPhone.ts'
import { languageFor } from './speech.ts'
import { followTextSize } from './textSize.ts'
import { speech } from './useLanguage.ts'
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
  followTextSize(window)
  addEventListener('resize', () => followTextSize(window))
  if (framed) void import('./startFrame.tsx').then(({ startFrame }) => startFrame(place))
  else void start(place)
}

/** What the site says stands there from the first moment, unless it is late. */
async function start(place: HTMLElement): Promise<void> {
  const config = loadConfig()
  void showFace({})
  // Likely the one: by the time the site says so, it is there.
  void speech.speak(languageFor({}))
  const root = createRoot(place)
  const late = setTimeout(() => root.render(<App load={loadPhone} config={config} />), patienceMs)
  const site = await config
  // A colour that cannot be had keeps nobody from the phone.
  await Promise.all([showFace(site).catch(console.warn), speech.speak(languageFor(site))])
  clearTimeout(late)
  root.render(<App load={loadPhone} site={site} config={config} />)
}

function framedText(): HTMLElement {
  const text = document.createElement('p')
  text.className = 'alone'
  text.textContent = entry.page.framed
  return text
}
