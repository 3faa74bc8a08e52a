/** What the phone says in somebody's page. */

export const widget = {
  close: 'Close the phone',
  openCall: (who: string) => `Open the call with ${who}`,
  missed: (count: number) => (count === 1 ? '1 missed call' : `${count} missed calls`),
  callAgain: 'Call again',
  calling: 'Calling…',
  starting: 'One moment…',
  muted: 'Muted',
  notSetUp: 'This phone is not set up',
  noCredentials: {
    refused: 'This site did not let you call; sign in to the site first',
    down: 'This site does not answer; check your network',
    broken: 'This site’s phone is out of order; try again later',
  },
  noCredentialsHint: 'It asks again by itself.',
  turnedAway: {
    sentence: 'The phone system turned this site’s phone away; please tell the site',
    hint: 'Nothing is wrong with your device or network.',
  },
}
