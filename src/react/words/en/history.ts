/** The history that is kept, in English. */

export const history = {
  seek: 'Search history',
  show: { name: 'Show', all: 'All', missed: 'Missed' },
  found: (count: number) => (count === 1 ? '1 call' : `${count} calls`),
  noMatch: 'No call fits',
  noMissed: 'No missed calls',
  more: 'Export or delete',
  asCsv: 'Export as a table (CSV)',
  asJson: 'Export as JSON',
  clear: 'Delete all',
  sure: (count: number) =>
    `This deletes ${count === 1 ? 'one call' : `all ${count} calls`} from this device.`,
  yes: 'Delete',
  no: 'Keep',
  inMemory: 'This browser lets the page keep nothing: the history is gone when the page is closed.',
  today: 'Today',
  yesterday: 'Yesterday',
  fileName: 'calls',
} as const
