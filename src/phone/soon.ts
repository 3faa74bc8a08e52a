/** Parts of the phone that no call needs in order to be placed: they come a little later than the phone. */

export interface Soon<T> {
  /** Runs this with them: at once where they are here, else when they come, in the order in which it was asked. */
  use(run: (parts: T) => void): void
  /** Somebody waits for them: fetched where nobody asked for them yet. Rejects `timeout` where they do not come. */
  need(): Promise<T>
}
