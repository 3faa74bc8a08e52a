/** Sub-path ./frame: the phone in an iframe of another origin, used from the page around it. */

export { connectFrame, type FrameOptions } from './host.ts'
