/** A call that is being handed over has left our hands: all that can be done with it is to take it back. */

import { Undo2 } from 'lucide-react'
import { allowed } from '../../phone/allowed.ts'
import type { Call } from '../../phone/call.ts'
import { useAsk } from '../useAsk.tsx'
import { useWords } from '../usePhone.tsx'

export function TransferUnderWay({ call }: { call: Call }) {
  return (
    <div className="controls-place">
      <TakeBack call={call} wide />
    </div>
  )
}

export function TakeBack({ call, wide = false }: { call: Call; wide?: boolean }) {
  const words = useWords()
  const ask = useAsk()
  if (!allowed(call, 'cancel-transfer')) return null
  return (
    <button
      type="button"
      className={wide ? 'button wide' : 'button'}
      onClick={() => ask((phone) => phone.cancelTransfer(call.id), call.id)}
    >
      {wide && <Undo2 className="icon small" />}
      {words.transfer.takeBack}
    </button>
  )
}
