/** Starts the stand-alone page. */

import { createRoot } from 'react-dom/client'
import { adoptBasics } from '../react/theme/adoptBasics.ts'
import { en } from '../react/words/en.ts'
import { App } from './App.tsx'
import { loadPhone } from './loadPhone.ts'
import './page.css'

const place = document.getElementById('app')

// A page that frames the phone could lay buttons of its own over ours. The frame for guests is another page.
if (window.top !== window.self) document.body.replaceChildren(framedText())
else if (place) {
  adoptBasics(document)
  createRoot(place).render(<App load={loadPhone} />)
}

function framedText(): HTMLElement {
  const text = document.createElement('p')
  text.className = 'alone'
  text.textContent = en.page.framed
  return text
}
