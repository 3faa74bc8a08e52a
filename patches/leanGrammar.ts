/**
 * SIP.js's grammar in fewer bytes, by the same parser. Of its rules those that no header of ours begins with are left out,
 * with the functions that only they call. The others are written shorter, and are what they were when they are read.
 */

import { parseAst } from 'vite'

/** Where reading begins: the headers that SIP.js and we read, and what they are made of. */
const begins = [
  ...['Call_ID', 'Contact', 'Content_Disposition', 'Content_Length', 'Content_Type', 'CSeq', 'Event', 'From'],
  ...['Max_Forwards', 'Name_Addr_Header', 'Proxy_Authenticate', 'Record_Route', 'Refer_To', 'Replaces'],
  ...[
    'Request_Response',
    'Require',
    'SIP_URI',
    'Session_Expires',
    'Supported',
    'To',
    'Via',
    'WWW_Authenticate',
  ],
  'uuid',
]

/** What an instruction of the parser is long, with what it is given; one that calls a function says so itself. */
const lengths: Readonly<Record<number, number>> = {
  ...{
    0: 2,
    8: 2,
    11: 2,
    13: 3,
    14: 3,
    15: 3,
    16: 2,
    17: 3,
    18: 4,
    19: 4,
    20: 4,
    21: 2,
    22: 2,
    23: 2,
    24: 2,
    27: 2,
  },
}
const [matchText, matchAnyCase, matchClass, acceptSome, acceptText, fail, call, rule] = [
  18, 19, 20, 21, 22, 23, 26, 27,
]

type Code = readonly number[]
interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

const textOf = (code: Code) => String.fromCharCode(...code.map((one) => one + 32))
const codeOf = (text: string): Code => Array.from(text, (letter) => letter.charCodeAt(0) - 32)

export function leanGrammar(source: string): string {
  const found = find(source)
  const codes = found.rules.map(({ value }) => codeOf(value))
  const needed = new Set(begins.map((name) => found.starts[name] ?? missing(name)))
  for (const index of needed)
    for (const at of stepsOf(codes[index] ?? []))
      if (codes[index]?.[at] === rule) needed.add(codes[index]?.[at + 1] ?? 0)
  const constants = new Set<number>()
  for (const index of needed)
    for (const at of stepsOf(codes[index] ?? [])) {
      const [step = 0, constant = 0] = codes[index]?.slice(at) ?? []
      if ([0, matchText, matchAnyCase, matchClass, acceptText, call].includes(step)) constants.add(constant)
    }
  const cuts = [
    ...found.rules.map(({ node }, index) => ({
      node,
      instead: needed.has(index) ? JSON.stringify(shorter(codes[index] ?? [])) : '""',
    })),
    ...found.constants.flatMap((node, index) => (constants.has(index) ? [] : [{ node, instead: '0' }])),
    {
      node: found.startTable,
      instead: JSON.stringify(Object.fromEntries(begins.map((name) => [name, found.starts[name]]))),
    },
    { node: found.decode, instead: decode },
  ].toSorted((a, b) => b.node.start - a.node.start)
  return cuts.reduce(
    (text, { node, instead }) => text.slice(0, node.start) + instead + text.slice(node.end),
    source,
  )
}

/** Where each instruction begins. */
function stepsOf(code: Code): readonly number[] {
  const steps: number[] = []
  for (let at = 0; at < code.length; ) {
    steps.push(at)
    const step = code[at] ?? 0
    at += step === call ? 4 + (code[at + 3] ?? 0) : (lengths[step] ?? 1)
  }
  return steps
}

/**
 * "If this text comes, take it, else fail" is eight numbers, and most of the grammar: a sign and what differs stand for it.
 * What it fails with is said to nobody.
 */
function shorter(code: Code): string {
  let text = ''
  let skipTo = 0
  for (const at of stepsOf(code)) {
    if (at < skipTo) continue
    const [step, constant = 0, one, two, take, taken = 0, last] = code.slice(at)
    const isMatch = one === 2 && two === 2 && last === fail
    const given = textOf([constant])
    if (isMatch && step === matchText && take === acceptText && taken === constant) text += `\x01${given}`
    else if (isMatch && step === matchAnyCase && take === acceptSome) text += `\x02${given}${textOf([taken])}`
    else if (isMatch && step === matchClass && take === acceptSome && taken === 1) text += `\x03${given}`
    else {
      const next = step === call ? 4 + (code[at + 3] ?? 0) : (lengths[step ?? 0] ?? 1)
      text += textOf(code.slice(at, at + next))
      continue
    }
    skipTo = at + 8
  }
  return text
}

const decode = `function peg$decode(s) {
  return Array.from(
    s.replace(/\\x01(.)/gs, '2$1""6$17 ').replace(/\\x02(.)(.)/gs, '3$1""5$27 ').replace(/\\x03(.)/gs, '4$1""5!7 '),
    (ch) => ch.charCodeAt(0) - 32,
  )
}`

function find(source: string) {
  const rules: { readonly node: Node; readonly value: string }[] = []
  let constants: readonly Node[] = []
  let startTable: Node | undefined
  let decodeAt: Node | undefined
  const look = (value: unknown) => {
    if (Array.isArray(value)) for (const one of value) look(one)
    if (!isNode(value)) return
    const name = nameOf(value['id']) || nameOf(value['callee'])
    const [given] = Array.isArray(value['arguments']) ? value['arguments'] : []
    if (value.type === 'CallExpression' && name === 'peg$decode' && isNode(given))
      rules.push({ node: given, value: String(given['value']) })
    if (value.type === 'FunctionDeclaration' && name === 'peg$decode') decodeAt = value
    const init = value['init']
    if (value.type === 'VariableDeclarator' && isNode(init)) {
      if (name === 'peg$consts') constants = init['elements'] as readonly Node[]
      if (name === 'peg$startRuleIndices') startTable = init
    }
    for (const part of Object.values(value)) look(part)
  }
  look(parseAst(source))
  if (!startTable || !decodeAt || !constants.length || !rules.length) throw new Error(wayOut)
  const starts = Object.fromEntries(
    [...source.slice(startTable.start, startTable.end).matchAll(/(\w+): (\d+)/g)].map(([, name, at]) => [
      name,
      Number(at),
    ]),
  ) as Readonly<Record<string, number>>
  return { rules, constants, startTable, decode: decodeAt, starts }
}

const wayOut = 'SIP.js has another grammar. Way out: correct patches/leanGrammar.ts.'
const missing = (name: string): never => {
  throw new Error(`No rule ${name}. ${wayOut}`)
}

function nameOf(value: unknown): string {
  return isNode(value) && typeof value['name'] === 'string' ? value['name'] : ''
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}
