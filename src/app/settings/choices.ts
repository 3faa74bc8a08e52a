/** What the person chose in the settings, and the phone's options that come of it: the site's unless chosen. */

import { checks } from '../../phone/optionChecks.ts'
import type { PhoneOptions } from '../../phone/options.ts'
import { isLanguageTag, type LanguageTag } from '../../react/words/languages.ts'
import { isTheme, type Theme } from '../config.ts'

export interface Choices {
  readonly doNotDisturb?: boolean | undefined
  readonly autoAnswer?: readonly string[] | undefined
  /** False: not even where the browser allows them. */
  readonly notifications?: boolean | undefined
  readonly iceServers?: readonly IceChoice[] | undefined
  readonly relayOnly?: boolean | undefined
  readonly region?: string | undefined
  readonly theme?: Theme | undefined
  readonly language?: LanguageTag | undefined
}

/** A TURN server's password is kept apart, and only while the page is open. */
export interface IceChoice {
  readonly address: string
  readonly user: string
}

export type SettableOptions = Pick<
  PhoneOptions,
  'doNotDisturb' | 'autoAnswer' | 'iceServers' | 'iceTransportPolicy' | 'region'
>

/** Storage can hold anything: what the phone would refuse counts as not chosen. */
export function readChoices(kept: Readonly<Record<string, unknown>>): Choices {
  const { doNotDisturb, autoAnswer, notifications, iceServers, relayOnly, region, theme, language } = kept
  const servers = Array.isArray(iceServers) ? iceServers.flatMap(iceChoiceIn) : undefined
  return {
    ...(typeof doNotDisturb === 'boolean' && { doNotDisturb }),
    ...(autoAnswer !== undefined &&
      !checks.autoAnswer(autoAnswer) && { autoAnswer: autoAnswer as readonly string[] }),
    ...(typeof notifications === 'boolean' && { notifications }),
    ...(servers && { iceServers: servers }),
    ...(typeof relayOnly === 'boolean' && { relayOnly }),
    ...(typeof region === 'string' && !checks.region(region) && { region }),
    ...(isTheme(theme) && { theme }),
    ...(isLanguageTag(language) && { language }),
  }
}

function iceChoiceIn(value: unknown): readonly IceChoice[] {
  if (typeof value !== 'object' || value === null) return []
  const { address, user } = value as Partial<Record<keyof IceChoice, unknown>>
  return typeof address === 'string' && isIceAddress(address) && typeof user === 'string'
    ? [{ address, user }]
    : []
}

/** RFC 7064 and RFC 7065: a host and perhaps a port, no `//`. */
export function isIceAddress(address: string): boolean {
  return /^(?:stuns?:[^\s/?@]+|turns?:[^\s/?@]+(?:\?transport=(?:udp|tcp))?)$/i.test(address)
}

export const wantsPassword = ({ address }: IceChoice) => /^turns?:/i.test(address)

/** Never written anywhere: a page that is opened anew asks for them again. */
export type TurnPasswords = ReadonlyMap<string, string>
export const passwordKey = ({ address, user }: IceChoice) => `${user}@${address}`

export function optionsFrom(
  site: SettableOptions,
  choices: Choices,
  passwords: TurnPasswords = new Map(),
): SettableOptions {
  const { relayOnly, region = site.region } = choices
  const policy = relayOnly === undefined ? site.iceTransportPolicy : relayOnly ? 'relay' : 'all'
  return {
    doNotDisturb: choices.doNotDisturb ?? false,
    autoAnswer: choices.autoAnswer ?? [],
    iceServers: choices.iceServers?.flatMap((one) => serverFrom(one, passwords)) ?? site.iceServers ?? [],
    iceTransportPolicy: policy ?? 'all',
    // Nothing is a value here, too: it takes back what was chosen before.
    ...({ region } as { region?: string }),
  }
}

/** A browser refuses every server of a list in which one TURN server has no password (WebRTC §4.4.1.6). */
function serverFrom(one: IceChoice, passwords: TurnPasswords): readonly RTCIceServer[] {
  const { address: urls, user: username } = one
  if (!wantsPassword(one)) return [{ urls }]
  const credential = passwords.get(passwordKey(one))
  return credential && username ? [{ urls, username, credential }] : []
}
