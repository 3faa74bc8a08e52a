/** What the deploying guide tells servers to send, written from the headers themselves. */

import { headersFor } from '../../src/app/headers.ts'

/** A path of each kind: the page and all that is beside it, the page for frames, what the build names by its digest. */
export const kinds = { page: '/', frame: '/frame.html', assets: '/assets/' } as const

export function nginx(): string {
  const block = (place: string, path: string) => [
    `  location ${place} {`,
    ...Object.entries(headersFor(path)).map(([name, value]) => `    add_header ${name} "${value}" always;`),
    '  }',
  ]
  return [
    'server {',
    '  listen 443 ssl;',
    '  server_name phone.example.com;',
    '  ssl_certificate /etc/ssl/phone.example.com.pem;',
    '  ssl_certificate_key /etc/ssl/phone.example.com.key;',
    '  root /srv/phone;',
    '  index index.html;',
    ...block('/', kinds.page),
    ...block('= /frame.html', kinds.frame),
    ...block('/assets/', kinds.assets),
    '}',
  ].join('\n')
}

export function caddy(): string {
  const block = (place: string, path: string) => [
    `  handle${place} {`,
    '    header {',
    ...Object.entries(headersFor(path)).map(([name, value]) => `      ${name} "${value}"`),
    '    }',
    '    file_server',
    '  }',
  ]
  return [
    'phone.example.com {',
    '  root * /srv/phone',
    '  encode zstd gzip',
    ...block(' /frame.html', kinds.frame),
    ...block(' /assets/*', kinds.assets),
    ...block('', kinds.page),
    '}',
  ].join('\n')
}
