import { expect, test } from 'vitest'
import { homeOf, regionOf } from '../../src/phone/region.ts'

test.each([
  ['de-DE', 'DE'],
  ['de', 'DE'],
  ['en', 'US'],
  ['pt-BR', 'BR'],
  ['not a language', undefined],
  ['', undefined],
  [undefined, undefined],
])('the country of “%s” is %s', (language, region) => {
  expect(regionOf(language)).toBe(region)
})

test.each([
  ['de-DE', 'Europe/Berlin', 'DE', true],
  ['en-US', 'America/Chicago', 'US', true],
  ['en-US', 'Europe/Berlin', 'US', false],
  ['en-US', 'Asia/Kolkata', 'US', false],
  ['en', 'Africa/Lagos', 'US', false],
  ['de-DE', 'UTC', 'DE', false],
  ['de-DE', undefined, 'DE', false],
])('“%s” with the clock of %s is at home in %s, sure: %s', (language, timeZone, region, sure) => {
  expect(homeOf(language, timeZone)).toEqual({ region, sure })
})
