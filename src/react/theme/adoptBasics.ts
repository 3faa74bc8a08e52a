/** The styles of forms, buttons and notices alone: for what is drawn before the rest of the phone has arrived. */

import { adopt } from './adopt.ts'
import buttons from './buttons.css?inline'
import contrast from './contrast.css?inline'
import forms from './forms.css?inline'
import ground from './ground.css?inline'
import icons from './icons.css?inline'
import keypad from './keypad.css?inline'
import layout from './layout.css?inline'
import panelContrast from './panelContrast.css?inline'
import panelParts from './panelParts.css?inline'
import panelTokens from './panelTokens.css?inline'
import parts from './parts.css?inline'
import tokens from './tokens.css?inline'

const basics = [
  ...[tokens, panelTokens, icons, panelParts, parts, keypad, buttons, forms, ground, layout],
  ...[contrast, panelContrast],
].join('\n')

export function adoptBasics(root: Document | ShadowRoot): void {
  adopt(root, basics)
}
