/** Sound must never take a call down with it: what fails here is told, and the rest goes on. */
export function guarded(step: () => void): void {
  try {
    step()
  } catch (error) {
    complain(error)
  }
}

export function complain(error: unknown): void {
  console.error('Sound:', error)
}
