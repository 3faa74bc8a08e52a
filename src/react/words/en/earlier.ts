/** Calls of before this session, as the platform wrote them down. */

export const earlier = {
  name: 'Earlier calls',
  show: 'Show earlier calls',
  more: 'Show more',
  asking: 'Asking the platform…',
  found: (count: number, since: string) => `${count} ${count === 1 ? 'call' : 'calls'} since ${since}`,
  none: (since: string) => `No earlier calls since ${since}`,
  failed: 'The platform did not answer. Try again.',
  missed: 'Missed call',
  notAnswered: 'not answered',
} as const
