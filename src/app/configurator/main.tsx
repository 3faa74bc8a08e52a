/** Starts the page that writes the tag for a site. What the build knows of the widget stands in the page's head. */

import { createRoot } from 'react-dom/client'
import { adoptBasics } from '../../react/theme/adoptBasics.ts'
import { configurator } from '../../react/words/en/configurator.ts'
import { en } from '../../react/words/en/main.ts'
import '../../widget/index.ts'
import { Configurator } from './Configurator.tsx'
import './configurator.css'

const told = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content ?? ''
const place = document.getElementById('app')

if (place) {
  adoptBasics(document)
  createRoot(place).render(
    <Configurator
      words={en}
      own={configurator}
      version={told('widget-version')}
      integrity={told('widget-integrity')}
    />,
  )
}
