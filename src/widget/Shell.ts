/**
 * What both elements are: a button at once, the rest when it is wanted, the same phone wherever it is moved to.
 * Written short: all of this is in the loader, which weighs 2 kB.
 */

import type { Phone } from '../phone/phone.ts'
import { launcher as words } from '../react/words/en/launcher.ts'
import {
  type AttributeName,
  attributes,
  type PropertyName,
  properties,
  propertyOf,
  readAttribute,
  writeAttribute,
} from './attributes.ts'
import { drawButton, type Kind } from './button.ts'
import type { ElementEvents } from './events.ts'
import type { Inside, Mount } from './inside/inside.ts'
import css from './shell.css?inline'

/** Removed and not put back within this time, an element ends its calls. */
const graceMs = 2000

/** A server that draws pages has no elements: the classes can be imported there, and do nothing. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement)

/** What must be so before a part may be fetched; the script tag's loader checks its bytes. */
let check: (kind: Kind) => Promise<unknown> = async () => {}
export function checkFirst(how: typeof check): void {
  check = how
}

/** `addEventListener` with the events of the elements beside those of every element. */
export interface Shell {
  addEventListener<N extends keyof ElementEvents>(
    type: N,
    listener: (event: ElementEvents[N]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void
}

type Fetch = () => Promise<{ readonly mount: Mount }>

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the methods are the browser's own
export class Shell extends Base {
  static readonly observedAttributes: readonly string[] = attributes

  readonly #kind: Kind
  readonly #fetch: Fetch
  readonly #held: Partial<Record<PropertyName, unknown>> = {}
  readonly #root = this.attachShadow({ mode: 'open' })
  readonly #box = document.createElement('div')
  readonly #button: HTMLButtonElement
  readonly #said = document.createElement('span')
  #inside: Inside | undefined
  #coming: Promise<Inside> | undefined
  #leaving: ReturnType<typeof setTimeout> | undefined

  constructor(kind: Kind, fetch: Fetch) {
    super()
    this.#kind = kind
    this.#fetch = () => check(kind).then(fetch)
    const button = drawButton(kind, words)
    this.#button = button
    this.#adopt(css)
    this.#said.role = 'alert'
    button.append(this.#said)
    button.onpointerenter = button.onfocus = () => this.#prepare()
    button.onclick = () => {
      if (kind === 'phone') this.show()
      const asked = kind === 'phone' ? this.#start() : this.call()
      // What goes wrong is said in the element, here as below.
      asked.catch(() => {})
    }
    this.#box.className = 'box'
    this.#box.append(button)
    this.#root.append(this.#box)
  }

  get phone(): Phone | undefined {
    return this.#inside?.phone
  }

  async call(target = this.getAttribute('target') ?? ''): Promise<string> {
    return (await this.#start()).call(target)
  }

  async hangUp(id?: string): Promise<void> {
    await this.#inside?.hangUp(id)
  }

  show(): void {
    this.hidden = false
    this.toggleAttribute('open', true)
  }

  hide(): void {
    if (this.#kind === 'call') this.hidden = true
    this.toggleAttribute('open', false)
  }

  connectedCallback(): void {
    clearTimeout(this.#leaving)
    this.#place()
    // What was set before the class was there hides the class's own accessors.
    for (const [name, value] of Object.entries(this)) {
      delete (this as Record<string, unknown>)[name]
      // Quietly: `phone` can only be read.
      Reflect.set(this, name, value)
    }
    // It must be there when somebody calls; the page's own loading goes first. Safari has no word for that moment.
    if (this.#kind === 'phone') (globalThis.requestIdleCallback ?? setTimeout)(() => this.#prepare())
  }

  disconnectedCallback(): void {
    this.#leaving = setTimeout(() => {
      this.#inside?.end()
      this.#inside = this.#coming = undefined
      this.#box.append(this.#button)
    }, graceMs)
  }

  attributeChangedCallback(name: AttributeName): void {
    if (name === 'layout') this.#place()
    this.#inside?.changed(name)
  }

  /** A call is placed by one press; a phone is there before it. */
  #prepare(): void {
    const coming = this.#kind === 'phone' ? this.#start() : this.#fetch()
    coming.catch(() => {})
  }

  #start(): Promise<Inside> {
    this.#coming ??= this.#begin()
    return this.#coming
  }

  async #begin(): Promise<Inside> {
    this.#said.textContent = ''
    this.#button.ariaBusy = 'true'
    try {
      const { mount } = await this.#fetch()
      if (!this.isConnected) throw new Error('removed')
      this.#inside = mount({
        element: this,
        root: this.#root,
        box: this.#box,
        button: this.#button,
        words,
        read: (name) => `${readAttribute(this, name)}`,
        held: (name) => this.#held[name],
        adopt: (text) => this.#adopt(text),
      })
      return this.#inside
    } catch (error) {
      this.#coming = undefined
      if (this.isConnected) this.#said.textContent = words.notLoaded
      throw error
    } finally {
      this.#button.ariaBusy = null
    }
  }

  /** A constructable sheet: no style element and no style attribute, so that a page's CSP may forbid both. */
  #adopt(text: string): void {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    this.#root.adoptedStyleSheets.push(sheet)
  }

  /** In the top layer no overflow, transform or z-index of the page's hides it. */
  #place(): void {
    this.#box.popover = null
    if (this.#kind === 'call' || readAttribute(this, 'layout') === 'panel' || !this.isConnected) return
    this.#box.popover = 'manual'
    this.#box.showPopover?.()
  }

  static {
    for (const name of attributes)
      Object.defineProperty(Shell.prototype, propertyOf(name), {
        get(this: Shell) {
          return readAttribute(this, name)
        },
        set(this: Shell, value: unknown) {
          writeAttribute(this, name, value)
        },
      })
    for (const name of properties)
      Object.defineProperty(Shell.prototype, name, {
        get(this: Shell) {
          return this.#held[name]
        },
        set(this: Shell, value: unknown) {
          this.#held[name] = value
          this.#inside?.changed(name)
        },
      })
  }
}
