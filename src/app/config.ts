/** `config.json` beside the page: what an operator sets for everybody, without a build. Unknown names are ignored. */

export interface SiteConfig {
  /** Filled into the sign-in form. */
  readonly server?: string
  readonly domain?: string
  readonly frame: {
    /** Origins whose pages may show `frame.html` and use the phone in it; they count as the phone's own page. */
    readonly allow: readonly string[]
  }
}

const patienceMs = 3000

/** A site without one, or with one that cannot be read, has the defaults; why is told on the console. */
export async function loadConfig(own: string = location.origin): Promise<SiteConfig> {
  try {
    const response = await fetch('config.json', {
      cache: 'no-cache',
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    })
    return readConfig(response.ok ? await response.json() : {}, own)
  } catch (error) {
    console.warn('config.json could not be read:', error)
    return readConfig({}, own)
  }
}

export function readConfig(given: unknown, own: string): SiteConfig {
  const config = recordOf(given)
  const { allow } = recordOf(config['frame'])
  const origins = (Array.isArray(allow) ? allow : [own]).filter(isOrigin)
  return { ...textsOf(config, ['server', 'domain']), frame: { allow: origins } }
}

function textsOf<T extends string>(config: Record<string, unknown>, names: readonly T[]) {
  const texts: { [K in T]?: string } = {}
  for (const name of names) {
    const value = config[name]
    if (typeof value === 'string') texts[name] = value
  }
  return texts
}

/** As a browser writes one: no path, not `null`, and nothing that a header would read as a wildcard. */
function isOrigin(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/.test(value)
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
