/** A mistake in the sandbox is told in its terminal; it must not take the page's own server down. */

export const tellTrouble = (cause: unknown): void => console.error('sandbox:', cause)

export function guard(run: () => void): void {
  try {
    run()
  } catch (cause) {
    tellTrouble(cause)
  }
}
