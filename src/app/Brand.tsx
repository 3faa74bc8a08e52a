/** Whose phone this is: the site's logo and name, or the phone's own mark. */

import { Phone } from 'lucide-react'
import { useState } from 'react'
import type { SiteConfig } from './config.ts'

export function Brand({ site: { name, logo } }: { site: SiteConfig }) {
  const [broken, setBroken] = useState(false)
  return (
    <div className="brand-row">
      {logo && !broken ? (
        <img className="logo" src={logo} alt="" onError={() => setBroken(true)} />
      ) : (
        <span className="brand" aria-hidden="true">
          <Phone className="icon large solid" />
        </span>
      )}
      {name && <b>{name}</b>}
    </div>
  )
}
