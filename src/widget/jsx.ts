/** The elements in React's JSX (19 and later); without React there is nothing to import this for. */

import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { attributes, properties } from './attributes.ts'
import type { CallElement, PhoneElement } from './elements.ts'
import type { ElementEvents } from './events.ts'

type Attributes = { readonly [N in (typeof attributes)[number]]?: N extends 'open' ? boolean : string }
type Properties<E> = { readonly [N in keyof E & (typeof properties)[number]]?: E[N] }
type Handlers = { readonly [N in keyof ElementEvents as `on${N}`]?: (event: ElementEvents[N]) => void }

type Props<E extends HTMLElement> = Omit<DetailedHTMLProps<HTMLAttributes<E>, E>, keyof Attributes> &
  Attributes &
  Properties<E> &
  Handlers

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'opentact-phone': Props<PhoneElement>
      'opentact-call': Props<CallElement>
    }
  }
}
