/**
 * What our components use of React, over Preact, for pages that have neither: a quarter of preact/compat, whose other
 * parts are for other people's components. The builds put it in the place of `react` and `react-dom`.
 */

import {
  type ComponentChild,
  type ComponentChildren,
  type ComponentType,
  createContext,
  createElement,
  options,
  Component as PreactComponent,
  render,
  type VNode,
} from 'preact'
import { useCallback, useDebugValue, useEffect, useLayoutEffect, useState } from 'preact/hooks'

export { createElement, Fragment } from 'preact'
export {
  useCallback,
  useContext,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'preact/hooks'
export { createContext }

type Props = Readonly<Record<string, unknown>>

export function memo<P extends Props>(draw: ComponentType<P>): ComponentType<P> {
  return class extends PreactComponent<P> {
    override shouldComponentUpdate(next: P) {
      return differ(this.props, next) || differ(next, this.props)
    }
    override render(): ComponentChild {
      return createElement(draw, this.props)
    }
  }
}

const differ = (a: Props, b: Props) => Object.keys(a).some((name) => a[name] !== b[name])

export function useSyncExternalStore<T>(subscribe: (heard: () => void) => () => void, read: () => T): T {
  const value = read()
  const [{ shown }, draw] = useState({ shown: { value, read } })
  const look = useCallback(() => {
    if (!Object.is(shown.value, shown.read())) draw({ shown })
  }, [shown])
  // Between the drawing and its effects the store may have moved on.
  useLayoutEffect(() => {
    shown.value = value
    shown.read = read
    look()
  }, [shown, look, value, read])
  useEffect(() => {
    look()
    return subscribe(look)
  }, [subscribe, look])
  return value
}

/** What is drawn meanwhile is there when this returns. */
export function flushSync<T>(run: () => T): T {
  const before = options.debounceRendering
  let drawNow = () => {}
  options.debounceRendering = (draw) => {
    drawNow = draw
  }
  try {
    const result = run()
    drawNow()
    return result
  } finally {
    if (before) options.debounceRendering = before
    else delete options.debounceRendering
  }
}

export const createRoot = (place: Element) => ({
  render: (children: ComponentChildren) => render(children, place),
  unmount: () => render(null, place),
})

/** As React names them → as the DOM does. */
const listeners: Readonly<Record<string, string>> = { onFocus: 'onfocusin', onBlur: 'onfocusout' }

function nameIn(type: string, name: string, props: Props): string {
  const isTyped =
    type === 'textarea' || (type === 'input' && !/^(?:file|checkbox|radio)$/.test(`${props['type']}`))
  if (name === 'onChange') return isTyped ? 'oninput' : name
  // Preact writes small what it finds at the element, and these are not there.
  if (name.startsWith('onComposition')) return name.toLowerCase()
  if (type === 'svg')
    return name.replace(/^(stroke)([A-Z])/, (_, word, letter) => `${word}-${letter.toLowerCase()}`)
  return listeners[name] ?? name
}

const before = options.vnode
options.vnode = (node: VNode<Record<string, unknown>>) => {
  const { type, props } = node
  if (typeof type === 'string')
    node.props = Object.fromEntries(
      Object.entries(props).map(([name, value]) => [nameIn(type, name, props), value]),
    ) as typeof props
  before?.(node)
}

/** The one thing that zustand asks for by the whole. */
export default { useCallback, useDebugValue, useSyncExternalStore }
