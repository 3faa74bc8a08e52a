// What runs in the lab, and where: the addresses and accounts of config/ and run.sh.

export const domain = 'lab.sip.opentact.test'
export const pageUrl = 'http://127.0.0.1:5173/'
export const sipPort = 8443
export const sipServer = `wss://${domain}:${sipPort}`
/** Kamailio's: JSON-RPC over HTTP */
export const remoteControl = 'http://127.0.0.1:8088/RPC'
export const turn = { urls: 'turn:127.0.0.1:3478', username: 'lab', credential: 'lab-turn' }

export type User = 'alice' | 'bob' | 'carol'
export const passwordOf = (user: User) => `${user}-lab`

export const desk = {
  user: 'desk',
  controlPort: 4444,
  rtpPorts: '32000-32100',
  heard: new URL('../../.lab/desk/heard/', import.meta.url),
}
export const echoDesk = { user: 'echo-desk', controlPort: 4445 }

/** Where the servers of this run keep what they need while they run. */
export const runFolder = () => {
  const folder = process.env['LAB_RUN']
  if (!folder) throw new Error('There is no lab here. Run npm run test:lab.')
  return folder
}
