/** Origins whose pages may show `frame.html` and use the phone in it; they count as the phone's own page. */

import { recordOf, type Tell, tellConsole } from './config.ts'

export function originsIn(frame: unknown, own: string, tell: Tell = tellConsole): readonly string[] {
  const { allow = [own] } = recordOf('“frame”', frame, tell)
  if (!Array.isArray(allow)) tell('“frame.allow” must be a list of origins')
  return (Array.isArray(allow) ? allow : [own]).filter((one, index) => {
    const fits = isOrigin(one)
    if (!fits) tell(`“frame.allow[${index}]” must be an origin, such as https://www.example.com`)
    return fits
  })
}

/** As a browser writes one: no path, not `null`, and nothing that a header would read as a wildcard. */
function isOrigin(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/.test(value)
}
