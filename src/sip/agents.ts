/** Which agent a line gets: the one that calls live on, or a new one. */

import type { Settings } from '../phone/options.ts'
import { type Agent, type AgentParts, createAgent } from './agent.ts'
import type { ClaimedIdentity } from './identity.ts'
import type { Secrets } from './secrets.ts'

type Invitation = Parameters<AgentParts['onInvite']>[0]

export interface AgentsParts
  extends Omit<AgentParts, 'settings' | 'secret' | 'onInvite' | 'viaHost' | 'instanceId'> {
  readonly callsUp: () => boolean
  /** `here`: it came to the agent in use. */
  readonly onInvite: (invitation: Invitation, here: boolean) => void
  /** Ends the calls: the agent that they live on goes. */
  readonly endCalls: () => void
}

export interface Agents {
  readonly current: () => Agent | undefined
  readonly forLine: (settings: Settings, secrets: Secrets, identity: ClaimedIdentity) => Agent
  /** It was stopped: the next line gets another. */
  readonly forget: () => void
}

/**
 * SIP.js knows a dialog only in the agent that began it; to another one the far side's BYE would be a stranger's (481),
 * and the call stay for ever. So after a line that stopped for good, its password refused say, calls keep their agent,
 * which takes the new secrets; where the new line is another account's, they are ended.
 */
export function createAgents(parts: AgentsParts): Agents {
  let agent: Agent | undefined
  let madeFor: Settings | undefined
  let secrets: Secrets | undefined

  return {
    current: () => agent,
    forLine: (settings, fresh, { viaHost, instanceId }) => {
      secrets = fresh
      if (parts.callsUp()) {
        if (agent && madeFor && isSameAccount(madeFor, settings)) return agent
        parts.endCalls()
      }
      const made: Agent = createAgent({
        ...parts,
        settings,
        viaHost,
        instanceId,
        secret: () => (agent === made ? secrets : fresh)?.current(),
        onInvite: (invitation) => parts.onInvite(invitation, agent === made),
      })
      agent = made
      madeFor = settings
      return made
    },
    forget: () => {
      agent = undefined
    },
  }
}

function isSameAccount(one: Settings, other: Settings): boolean {
  const keys = ['user', 'domain', 'authorizationUser', 'realm', 'sessionTimer'] as const
  return keys.every((key) => one[key] === other[key])
}
