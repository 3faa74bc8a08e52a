/** What these tests import from React, given by Preact, which keeps `act` elsewhere. */

export * from 'preact/compat'
export { default } from 'preact/compat'
export { act } from 'preact/test-utils'
