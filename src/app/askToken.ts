/** A token from the site's own backend: by POST, of the page's own origin, through no redirect, from no cache. */

export async function askToken(path: string, about: object, signal?: AbortSignal): Promise<string> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(about),
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
    signal: signal ?? AbortSignal.timeout(patienceMs),
  })
  // What is no JSON the browser quotes in its error, and with it a token.
  const told: unknown = await response.json().catch(() => null)
  const token = typeof told === 'object' && told !== null && 'token' in told ? told.token : undefined
  if (!response.ok || typeof token !== 'string') throw new Error(`${path} gave no token (${response.status})`)
  return token
}

const patienceMs = 8000
