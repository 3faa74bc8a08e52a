/** What goes into a site's page, written from what was chosen: every value escaped, what is wrong left out. */

import { isOwnPath } from '../config.ts'

/** The choices as the form has them: all text. */
export interface Choices {
  readonly kind: 'phone' | 'call'
  readonly files: string
  readonly server: string
  readonly domain: string
  readonly user: string
  readonly credentialsUrl: string
  readonly target: string
  readonly accent: string
  readonly lang: string
  readonly region: string
  readonly layout: 'dock' | 'panel'
  readonly placement: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left'
  readonly theme: 'auto' | 'light' | 'dark'
  readonly clickToDial: 'off' | 'fill' | 'call'
}

/** Those that are typed. */
export const typedChoices = [
  'files',
  'server',
  'domain',
  'user',
  'credentialsUrl',
  'target',
  'accent',
  'lang',
  'region',
] as const satisfies readonly (keyof Choices)[]

export interface Snippet {
  readonly html: string
  readonly css: string
  readonly policy: string
}

const host = '(?:[a-z0-9.-]+|\\[[0-9a-f:]+\\])(?::\\d{1,5})?'
const originAnd = (schemes: string) => new RegExp(`^((?:${schemes})://${host})(?:/[^\\s\\\\]*)?$`, 'i')
const files = originAnd('https')
/** Without TLS only on this machine, as the phone itself has it. */
const server = originAnd('wss|ws(?=://(?:localhost|127\\.0\\.0\\.1)(?::|/|$))')

/** A field that is not here may hold any text. */
const fits: Readonly<Partial<Record<keyof Choices, (text: string) => boolean>>> = {
  files: (text) => files.test(text) || isOwnPath(text),
  server: (text) => server.test(text),
  domain: (text) => /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i.test(text),
  credentialsUrl: isOwnPath,
  accent: (text) => /^#[\da-f]{6}$/i.test(text),
  lang: (text) => /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(text),
  region: (text) => /^[a-z]{2}$/i.test(text),
}

/** An empty field is left out, and is not wrong. */
export const isWrong = (name: keyof Choices, text: string): boolean =>
  text.trim() !== '' && fits[name]?.(text.trim()) === false

/** The attributes of the element, in the order of the guide. */
export function attributesFor(all: Choices): Readonly<Record<string, string>> {
  const given = (name: keyof Choices, unless = '') => {
    const text = all[name].trim()
    return isWrong(name, text) || text === unless ? '' : text
  }
  const phone = all.kind === 'phone'
  const rows: readonly (readonly [string, string])[] = [
    ['target', phone ? '' : given('target')],
    ['server', given('server')],
    ['domain', given('domain')],
    ['user', given('user')],
    ['credentials-url', given('credentialsUrl')],
    ['region', given('region').toUpperCase()],
    ['lang', given('lang')],
    ['theme', given('theme', 'auto')],
    ['layout', phone ? given('layout', 'dock') : ''],
    ['placement', phone && all.layout === 'dock' ? given('placement', 'bottom-right') : ''],
    ['click-to-dial', phone ? given('clickToDial', 'off') : ''],
  ]
  return Object.fromEntries(rows.filter(([, value]) => value !== ''))
}

export function snippetFor(all: Choices, integrity: string, label: string): Snippet {
  const name = `opentact-${all.kind}`
  const folder = isWrong('files', all.files) ? '' : all.files.trim().replace(/\/$/, '')
  const src = tag({ type: 'module', crossorigin: '', integrity, src: `${folder}/widget.js` })
  const element = `<${name}${tag(attributesFor(all))}>${all.kind === 'call' ? escaped(label) : ''}</${name}>`
  const accent = all.accent.trim()
  return {
    html: `<script${src}></script>\n\n${element}`,
    css: accent && !isWrong('accent', accent) ? `${name} {\n  --phone-accent: ${accent};\n}` : '',
    policy: policyFor(files.exec(folder)?.[1], server.exec(all.server.trim())?.[1]),
  }
}

/** As the guide prints it, with the origins that are not the site's own. */
function policyFor(filesOrigin = "'self'", serverOrigin?: string): string {
  return [
    "default-src 'none'",
    `script-src ${filesOrigin}`,
    // credentials-url is of the page's own origin.
    `connect-src 'self'${serverOrigin ? ` ${serverOrigin}` : ''}`,
    "require-trusted-types-for 'script'",
    'trusted-types opentact-softphone',
  ].join('; ')
}

const tag = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`))
    .join('')

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => escapes[one] ?? '')
