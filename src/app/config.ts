/** `config.json` beside the page: what an operator sets for everybody, without a build. What is wrong is left out. */

import { isLanguageTag, type LanguageTag, languages } from '../react/words/languages.ts'

export interface SiteConfig {
  /** Filled into the sign-in form. */
  readonly server?: string
  readonly domain?: string
  /** Stands where the phone's own name would. */
  readonly name?: string
  readonly logo?: string
  readonly accent?: string
  readonly theme?: Theme
  readonly language?: LanguageTag
  /** Replaces the sentence about emergency calls. */
  readonly emergency?: string
  /** What frame.html is told, as it stands there: see frameOrigins.ts. */
  readonly frame?: unknown
  /** Options of the phone, as they stand there: checked when there is a phone, see phoneOptions.ts. */
  readonly phone: Readonly<Record<string, unknown>>
}

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const isTheme = (value: unknown): value is Theme => themes.some((theme) => theme === value)

/** Is told what is wrong with the file, naming the setting. */
export type Tell = (why: string) => void

type Rule = readonly [fits: (value: unknown) => boolean, reason: string]

const rules = {
  server: text(2000),
  domain: text(253),
  name: text(60),
  logo: [isOwnPath, 'must be a path on this site, such as /logo.svg'],
  accent: [(value) => typeof value === 'string' && /^#[\da-f]{6}$/i.test(value), 'must be like #0b7a4b'],
  theme: [isTheme, `must be one of: ${themes.join(', ')}`],
  language: [isLanguageTag, `must be one of: ${languages.map(({ tag }) => tag).join(', ')}`],
  emergency: text(300),
} satisfies Record<string, Rule>

const phoneNames = ['iceServers', 'iceTransportPolicy', 'region', 'feed', 'rest']
export const settingNames: readonly string[] = [...Object.keys(rules), ...phoneNames, 'frame']

const patienceMs = 8000

/** A site without one, or with one that cannot be read, has the defaults; why is told on the console. */
export async function loadConfig(): Promise<SiteConfig> {
  try {
    const response = await fetch('config.json', {
      credentials: 'same-origin',
      signal: AbortSignal.timeout(patienceMs),
    })
    return readConfig(response.ok ? await response.json() : {})
  } catch (error) {
    tellConsole(`could not be read: ${error}`)
    return readConfig({})
  }
}

export const tellConsole: Tell = (why) => console.warn(`config.json: ${why}`)

export function readConfig(given: unknown, tell: Tell = tellConsole): SiteConfig {
  const config = recordOf('the file', given, tell)
  for (const name of Object.keys(config)) if (!settingNames.includes(name)) tell(`“${name}” is not a setting`)
  const fitting = Object.entries<Rule>(rules).filter(([name, [fits, reason]]) => {
    const fine = config[name] === undefined || fits(config[name])
    if (!fine) tell(`“${name}” ${reason}`)
    return fine
  })
  const names = [...fitting.map(([name]) => name), 'frame']
  return { ...pick(config, names), phone: pick(config, phoneNames) }
}

function pick(config: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => (config[name] === undefined ? [] : [[name, config[name]]])),
  )
}

function text(most: number): Rule {
  const fits = (value: unknown) => typeof value === 'string' && value.trim() !== '' && value.length <= most
  return [fits, `must be text of at most ${most} characters`]
}

/** A path alone: `//other.example/` and `/\other.example/` would leave the site. */
export function isOwnPath(value: unknown): value is string {
  return typeof value === 'string' && /^\/(?![/\\])[^\s\\]+$/.test(value)
}

export function recordOf(name: string, value: unknown, tell: Tell): Record<string, unknown> {
  const fits = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (!fits && value !== undefined) tell(`${name} must be an object`)
  return fits ? (value as Record<string, unknown>) : {}
}
