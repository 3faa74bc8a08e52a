/** Starts the stand-alone page. */

import { createRoot } from 'react-dom/client'
import { createPhone } from '../index.ts'
import { adoptTheme, en } from '../react/index.ts'
import { App } from './App.tsx'
import './page.css'

const place = document.getElementById('app')

// A page that frames the phone could lay buttons of its own over ours. The frame for guests is another page.
if (window.top !== window.self) document.body.replaceChildren(framedText())
else if (place) {
  adoptTheme(document)
  createRoot(place).render(<App createPhone={createPhone} />)
}

function framedText(): HTMLElement {
  const text = document.createElement('p')
  text.className = 'alone'
  text.textContent = en.page.framed
  return text
}
