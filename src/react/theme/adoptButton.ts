/** The styles of a button that becomes a call, and of no more. */

import { adopt } from './adopt.ts'
import contrast from './contrast.css?inline'
import ground from './ground.css?inline'
import icons from './icons.css?inline'
import keypad from './keypad.css?inline'
import tokens from './tokens.css?inline'

const button = [tokens, icons, keypad, ground, contrast].join('\n')

export function adoptButton(root: Document | ShadowRoot): void {
  adopt(root, button)
}
