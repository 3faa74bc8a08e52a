/** What the platform tells that belongs to no call, and the calls it could not be matched with. */

export const account = {
  name: 'Account',
  events: 'Of the account',
  empty: 'Nothing of the account yet',
  emptyHint: 'Messages, numbers and the balance are told here, and calls that fit none of yours.',
  feed: {
    off: 'No events',
    connecting: 'Connecting',
    live: 'Live',
    waiting: 'Events are away',
  },
  unmatched: 'Fits no call for sure',
  unmatchedHint: 'Say which call it is about, and its whole leg moves there.',
  belongsHere: 'Belongs to this call',
  belongs: (who: string, time: string) => `Belongs to the call with ${who}, ${time}`,
  unseen: (count: number) => (count === 1 ? '1 new event' : `${count} new events`),
} as const
