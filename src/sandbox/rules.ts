/** What the values of a JSON body must be, said in words to whoever sent something else. */

export type Body = Readonly<Record<string, unknown>>

export interface Rule {
  readonly fits: (value: unknown) => boolean
  readonly must: string
}

export type Rules<Name extends string = string> = Readonly<Record<Name, Rule>>

/** The first thing that is wrong; undefined when every value fits its rule. */
export function misfit(body: Body, rules: Rules, before = ''): string | undefined {
  for (const [name, value] of Object.entries(body)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (!rule) return `${before}${name} is not known; there are ${Object.keys(rules).join(', ')}.`
    if (!rule.fits(value)) return `${before}${name} must ${rule.must}.`
  }
  return undefined
}

export const isWithin = (least: number, most: number) => (value: unknown) =>
  typeof value === 'number' && value >= least && value <= most

export const isWholeWithin = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) && isWithin(least, most)(value)

export const isOneOf =
  (...values: readonly unknown[]) =>
  (value: unknown) =>
    values.includes(value)

export const isLine = (value: unknown): value is string => typeof value === 'string' && !/[\r\n]/.test(value)

export const flagRule: Rule = { fits: isOneOf(true, false), must: 'be true or false' }

export const timeRule: Rule = { fits: isWithin(0, 86_400_000), must: 'be a number of milliseconds' }
