import { describe, expect, it } from 'vitest'
import { exportCalls } from '../../../src/app/history/exportCalls.ts'
import { pastOf } from './pretendHistory.ts'

describe('a file of the history', () => {
  const evil = pastOf({ party: { name: '=HYPERLINK("x"),\n', user: '+4930', address: 'sip:e@x' } })

  it('is a table in which no name is a formula', () => {
    expect(exportCalls([pastOf({}), evil], 'csv')).toBe(
      [
        'time,direction,name,number,address,outcome,seconds',
        '2001-09-09T01:46:40.000Z,outgoing,Bob Ross,bob,sip:bob@acme.example,hung-up by us,9',
        `2001-09-09T01:46:40.000Z,outgoing,"'=HYPERLINK(""x""),\n",+4930,sip:e@x,hung-up by us,9`,
        '',
      ].join('\r\n'),
    )
  })

  it('is JSON', () => {
    expect(JSON.parse(exportCalls([evil], 'json'))).toMatchObject([{ name: evil.party.name, seconds: 9 }])
  })
})
