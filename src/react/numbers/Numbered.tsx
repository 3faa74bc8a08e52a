/** Numbers in groups as their country writes them, by gaps alone: read, sought or copied, the text is what it was. */

import { Fragment, type ReactNode } from 'react'
import { useNumbers } from '../usePhone.tsx'

const international = /(?<![\w+])(\+\d{7,15})(?!\w)/

export function Numbered({ text }: { readonly text: string }): ReactNode {
  const { numbers, home } = useNumbers()
  if (!numbers) return text
  const inGroups = (part: string): readonly string[] => {
    const groups = numbers
      .shown(part, home)
      .split(/[^\d+*#]+/)
      .filter(Boolean)
    return groups.join('') === part ? groups : [part]
  }
  const draw = (part: string): ReactNode => {
    const groups = inGroups(part)
    if (groups.length < 2) return part
    return (
      <bdi dir="ltr" className="number">
        {groups.map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place
          <span key={at}>{group}</span>
        ))}
      </bdi>
    )
  }
  // A text that is one number may be of the own country, without a plus sign.
  if (/^\+?\d+$/.test(text)) return draw(text)
  const parts = text.split(international)
  if (parts.length === 1) return text
  // One box: in a row of boxes each part would be one of its own, and lose its blanks.
  return (
    <span>
      {parts.map((part, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
        at % 2 ? <Fragment key={at}>{draw(part)}</Fragment> : part,
      )}
    </span>
  )
}
