/**
 * What the build leaves out of SIP.js: parts it refers to by name and this phone never runs, its log, which is off (it
 * would hold secrets), the sentences of its grammar, which it catches and throws away, those of its assertions, and
 * phrases that no phone says.
 * And what pages have added to every object.
 */

import { type Plugin, parseAst } from 'vite'
import { leanGrammar } from './leanGrammar.ts'

/** Files of SIP.js, and what stands in for them: enough to be imported, nothing that could be run. */
const standIns: Readonly<Record<string, string>> = {
  // `sip/media.ts` and `sip/transport.ts` are handed to every user agent; these are only defaults.
  'platform/web/session-description-handler/session-description-handler-factory-default.js':
    'export const defaultSessionDescriptionHandlerFactory = () => undefined',
  'platform/web/transport/transport.js': 'export const Transport = undefined',
  // `sip/digest.ts` answers challenges, by a class that only bears this one's name.
  'core/messages/digest-authentication.js': 'export class DigestAuthentication {}',
  // The log is off; what calls it gets something to call.
  'core/log/logger-factory.js': `
    const quiet = { error() {}, warn() {}, log() {}, debug() {} }
    export class LoggerFactory { getLogger() { return quiet } }`,
  // We subscribe to nothing and publish nothing; what comes in of either is still refused as it should be.
  'core/user-agents/subscribe-user-agent-client.js': 'export const SubscribeUserAgentClient = undefined',
  'core/user-agents/publish-user-agent-client.js': 'export const PublishUserAgentClient = undefined',
}

const library = /\/node_modules\/sip\.js\/lib\/(.+\.js)$/

/** Only for builds: the development server takes SIP.js as it comes. */
export function leanSip(): Plugin {
  const unseen = new Set(Object.keys(standIns))
  return {
    name: 'lean-sip',
    apply: 'build',
    load: {
      filter: { id: library },
      handler(id) {
        const file = library.exec(id)?.[1] ?? ''
        unseen.delete(file)
        return standIns[file]
      },
    },
    transform: {
      filter: { id: library },
      handler(code, id) {
        const lean = id.endsWith('/pegjs/dist/grammar.js')
          ? leanGrammar(code)
          : id.endsWith('/api/user-agent.js')
            ? withLateCalls(code)
            : id.endsWith('/core/messages/utils.js')
              ? withSentPhrases(code)
              : code
        return { code: withoutTalk(withOwnNames(lean)), map: null }
      },
    },
    generateBundle() {
      // Another release of SIP.js may name its files differently, and the bytes would come back unnoticed.
      if (unseen.size)
        this.error(`SIP.js has no ${[...unseen].join(', ')}. Way out: correct patches/leanSip.ts.`)
    },
  }
}

/**
 * Calls that come are a fourth of SIP.js's sessions, and none comes before the phone is online: `sip/soon.ts` brings the
 * class, and puts it here. Until then `sip/doorway.ts` lets no INVITE in.
 */
function withLateCalls(code: string): string {
  const [imported, made] = ['import { Invitation } from "./invitation.js";', 'new Invitation(']
  if (!code.includes(imported) || code.split(made).length !== 2)
    throw new Error('SIP.js makes its calls in another way. Way out: correct patches/leanSip.ts.')
  return code.replace(imported, '').replace(made, 'new UserAgent.Invitation(')
}

/** What a phone can answer; the other half of the table is for registrars, proxies, gateways and presence. */
const sent =
  '100 180 183 200 202 302 400 403 404 405 408 415 416 420 422 469 480 481 482 486 487 488 489 491 500 501 503 505 600 603'

/** A phrase is for people to read, and may be empty (RFC 3261 §7.2): one that is missing does no harm. */
function withSentPhrases(code: string): string {
  const lean = code.replace(/^\s+(\d{3}): ".*",?$/gm, (row, status) => (sent.includes(status) ? row : ''))
  if (lean.length > code.length - 500)
    throw new Error('SIP.js lists its phrases in another way. Way out: correct patches/leanSip.ts.')
  return lean
}

/** A page's `Object.prototype.extend` is in every `for…in`: SIP.js would take it for a header, and send nothing. */
function withOwnNames(code: string): string {
  return code.replace(unguarded, 'for ($1 of Object.keys($2)) {')
}

/** Most of its loops look whether the name is the object's own; some of those are given no object at all. */
const unguarded = /for \((const \w+) in ([^)]+)\) \{(?!\s+(?:\/\/.*\s+)?if \(\2\.hasOwnProperty\()/g

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

/** The code without what only words a message that nobody reads. */
function withoutTalk(code: string): string {
  const cuts: { readonly at: Node; readonly instead: string }[] = []
  const look = (value: unknown) => {
    if (Array.isArray(value)) return value.forEach(look)
    if (!isNode(value)) return
    const instead = insteadOf(value)
    if (instead === undefined) Object.values(value).forEach(look)
    else cuts.push({ at: value, instead })
  }
  look(parseAst(code))
  return cuts.reduceRight(
    (text, { at, instead }) => text.slice(0, at.start) + instead + text.slice(at.end),
    code,
  )
}

function insteadOf(node: Node): string | undefined {
  // this.logger.warn(…): no caller looks at what it returns.
  if (node.type === 'ExpressionStatement' && isLogging(node['expression'])) return ';'
  if (node.type === 'CallExpression' && /^peg\$\w+Expectation$/.test(nameOf(node['callee']))) return '0'
  if (node.type === 'MethodDefinition' && nameOf(node['key']) === 'buildMessage')
    return 'static buildMessage() {}'
  if (node.type === 'MethodDefinition' && nameOf(node['key']) === 'format') return ''
  if (node.type === 'NewExpression' && nameOf(node['callee']) === 'Error' && isAssertion(node['arguments']))
    return 'new Error()'
  return undefined
}

/** `Dialog undefined.`: of what it holds impossible, the place where it is thrown tells more. */
function isAssertion(given: unknown): boolean {
  const said = Array.isArray(given) && isNode(given[0]) ? given[0]['value'] : undefined
  return typeof said === 'string' && /undefined\.?$|unknown error|^Un(?:known|recognized)/.test(said)
}

function isLogging(call: unknown): boolean {
  const callee = isNode(call) ? call['callee'] : undefined
  return (
    isNode(callee) &&
    ['debug', 'log', 'warn', 'error'].includes(nameOf(callee)) &&
    ['logger', '_logger'].includes(nameOf(callee['object']))
  )
}

/** `logger` for `logger` and for `this.logger`. */
function nameOf(value: unknown): string {
  if (!isNode(value)) return ''
  const { name } = value
  return typeof name === 'string' ? name : nameOf(value['property'])
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}
