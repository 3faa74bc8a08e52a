/** Puts the phone's styles into a document or shadow root, once. */

import { adopt } from './adopt.ts'
import buttons from './buttons.css?inline'
import calls from './calls.css?inline'
import contrast from './contrast.css?inline'
import controls from './controls.css?inline'
import events from './events.css?inline'
import face from './face.css?inline'
import forms from './forms.css?inline'
import ground from './ground.css?inline'
import icons from './icons.css?inline'
import keypad from './keypad.css?inline'
import layout from './layout.css?inline'
import lists from './lists.css?inline'
import low from './low.css?inline'
import overlays from './overlays.css?inline'
import pane from './pane.css?inline'
import panelContrast from './panelContrast.css?inline'
import panelParts from './panelParts.css?inline'
import panelTokens from './panelTokens.css?inline'
import parts from './parts.css?inline'
import sizes from './sizes.css?inline'
import timeline from './timeline.css?inline'
import tokens from './tokens.css?inline'
import tools from './tools.css?inline'
import transfer from './transfer.css?inline'

const theme = [
  tokens,
  panelTokens,
  icons,
  panelParts,
  parts,
  keypad,
  buttons,
  overlays,
  forms,
  face,
  controls,
  calls,
  transfer,
  pane,
  lists,
  timeline,
  tools,
  events,
  ground,
  layout,
  sizes,
  low,
  contrast,
  panelContrast,
].join('\n')

export function adoptTheme(root: Document | ShadowRoot): void {
  adopt(root, theme)
}
