// The browsers of the lab, as Debian ships them, with a microphone that beeps instead of a person who speaks.
import { type Browser, firefox, type LaunchOptions } from '@playwright/test'
import { domain } from './stack.ts'

export const chromiumOptions: LaunchOptions = {
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox', // there is no other way for root
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    // loopback is the only network here
    '--disable-features=WebRtcHideLocalIpsWithMdns',
    '--allow-loopback-in-peer-connection',
    `--host-resolver-rules=MAP ${domain} 127.0.0.1`,
  ],
}

// Playwright's channel moz-firefox drives the distribution's own Firefox over WebDriver BiDi. 1.64.1 is the newest
// Playwright that can: 1.65.1 fails in newContext with "emulation.setMediaFeaturesOverride: unknown command".
export function launchFirefox(): Promise<Browser> {
  return firefox.launch({
    channel: 'moz-firefox',
    executablePath: '/usr/bin/firefox-esr',
    firefoxUserPrefs: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.peerconnection.ice.loopback': true,
      'media.peerconnection.ice.obfuscate_host_addresses': false,
      'media.autoplay.default': 0,
      'network.dns.localDomains': domain,
    },
  })
}
