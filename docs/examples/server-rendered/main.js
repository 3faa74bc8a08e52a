// The browser: defines the elements, which are in the page already, and takes it over.
import 'opentact-softphone/widget'
import { createElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { Page } from './Page.js'

hydrateRoot(document.getElementById('app'), createElement(Page))
