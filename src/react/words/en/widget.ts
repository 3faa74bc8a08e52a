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
  noCredentials: 'This site gave the phone no access',
  noCredentialsHint: 'It asks again by itself.',
}
