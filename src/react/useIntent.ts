/** A button that calls says so a moment before it is pressed: pointer on it, or focus by the keyboard. */

import { usePhone } from './usePhone.tsx'

export function useIntent() {
  const phone = usePhone()
  const soon = () => phone.prepareCall()
  return { onPointerEnter: soon, onFocus: soon }
}
