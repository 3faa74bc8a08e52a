/** What is seldom needed: a button and its menu. */

import { Ellipsis } from 'lucide-react'
import { type ComponentType, type KeyboardEvent, useRef, useState } from 'react'
import { useDismiss } from '../useDismiss.ts'
import { useWords } from '../usePhone.tsx'

export interface MenuItem {
  readonly key: string
  readonly text: string
  readonly icon: ComponentType<{ className?: string }>
  readonly hint?: string
  readonly onChoose: () => void
}

export function Menu({ items }: { items: readonly MenuItem[] }) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={words.menu.name}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Ellipsis className="icon" />
      </button>
      {open && <Items name={words.menu.name} items={items} onClose={() => setOpen(false)} />}
    </>
  )
}

export interface ItemsProps {
  readonly name: string
  readonly items: readonly MenuItem[]
  readonly onClose: () => void
}

export function Items({ name, items, onClose }: ItemsProps) {
  const box = useRef<HTMLDivElement>(null)
  useDismiss(box, onClose)
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
    const at = rows.indexOf(event.target as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (event.key === 'Tab') onClose()
    if (to === undefined) return
    event.preventDefault()
    rows[(to + rows.length) % rows.length]?.focus()
  }
  return (
    <div className="popover menu" role="menu" aria-label={name} ref={box} tabIndex={-1} onKeyDown={onKey}>
      {items.map(({ key, text, icon: Icon, hint, onChoose }) => (
        <button
          key={key}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            onClose()
            onChoose()
          }}
        >
          <Icon className="icon" />
          {text}
          {hint && <kbd>{hint}</kbd>}
        </button>
      ))}
    </div>
  )
}
