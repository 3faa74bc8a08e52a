// Node: prints the page. Importing the elements here does no harm, and does nothing.
import 'opentact-softphone/widget'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { Page } from './Page.js'

console.log(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>The phone in a page from the server</title>
    <script type="module" src="main.js"></script>
  </head>
  <body>
    <div id="app">${renderToString(createElement(Page))}</div>
  </body>
</html>`)
