// What runs in the lab, and where: the addresses and accounts of config/ and run.sh.

export const domain = 'lab.sip.opentact.test'
export const pageUrl = 'http://127.0.0.1:5173/'
export const sipServer = `wss://${domain}:8443`
export const turn = { urls: 'turn:127.0.0.1:3478', username: 'lab', credential: 'lab-turn' }

export type User = 'alice' | 'bob' | 'carol'
export const passwordOf = (user: User) => `${user}-lab`

export const desk = {
  user: 'desk',
  controlPort: 4444,
  heard: new URL('../../.lab/desk/heard/', import.meta.url),
}
export const echoDesk = { user: 'echo-desk', controlPort: 4445 }
