/** What the phone says in somebody's page. */

import { button } from './button.ts'

export const widget = {
  ...button.widget,
  close: 'Close the phone',
  openCall: (who: string) => `Open the call with ${who}`,
  missed: (count: number) => (count === 1 ? '1 missed call' : `${count} missed calls`),
  starting: 'One moment…',
  turnedAway: {
    ...button.widget.turnedAway,
    hint: 'Nothing is wrong with your device or network.',
  },
}
