/** What these tests import from React, as the elements have it over Preact, which keeps `act` elsewhere. */

export { act } from 'preact/test-utils'
export * from '../../src/widget/overPreact.ts'
export { default } from '../../src/widget/overPreact.ts'
