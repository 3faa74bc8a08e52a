/**
 * In a sentence that runs from right to left, a number would get its plus sign at the wrong end, and a name would draw
 * its neighbours with it: whatever text is put in is set apart (Unicode UAX #9, first-strong isolate).
 */
export function setApart<T>(said: T): T {
  if (typeof said === 'function') {
    const apart = (...given: unknown[]) => said(...given.map(isolated))
    return Object.defineProperty(apart, 'length', { value: said.length }) as T
  }
  if (typeof said !== 'object' || said === null) return said
  return Object.fromEntries(Object.entries(said).map(([key, value]) => [key, setApart(value)])) as T
}

function isolated(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(isolated)
  return typeof given === 'string' && given ? `\u2068${given}\u2069` : given
}
