/** The attributes of the elements, and the properties that mirror them: one table. */

/** No attribute holds a secret. The loader carries this, so both elements know all, and each uses its own. */
export const attributes = [
  'server',
  'domain',
  'user',
  'display-name',
  'credentials-url',
  'feed-url',
  'region',
  'lang',
  'theme',
  'layout',
  'placement',
  'open',
  'click-to-dial',
  'target',
] as const

/** What no attribute can hold. */
export const properties = ['credentials', 'feedToken', 'iceServers'] as const

export type AttributeName = (typeof attributes)[number]
export type PropertyName = (typeof properties)[number]

/** Empty where nothing is written: then the first is meant. */
interface Choices {
  readonly theme: '' | 'auto' | 'light' | 'dark'
  readonly layout: '' | 'dock' | 'panel'
  readonly placement: '' | 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left'
  readonly 'click-to-dial': '' | 'off' | 'fill' | 'call'
}

type Camel<T extends string> = T extends `${infer A}-${infer B}` ? `${A}${Capitalize<Camel<B>>}` : T

/** The attributes as properties: text, one of a few words, or (`open`) whether it is there. */
export type Mirrored<T extends AttributeName> = {
  [N in T as Camel<N>]: N extends 'open' ? boolean : N extends keyof Choices ? Choices[N] : string
}

export const propertyOf = (name: string): string =>
  name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

export const readAttribute = (element: Element, name: string): string | boolean =>
  name === 'open' ? element.hasAttribute(name) : (element.getAttribute(name) ?? '')

/** Frameworks give `undefined`, `null` or `false` for what should not be there. */
export function writeAttribute(element: Element, name: string, value: unknown): void {
  if (value == null || value === false) element.removeAttribute(name)
  else element.setAttribute(name, value === true ? '' : (value as string))
}
