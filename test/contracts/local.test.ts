/** The phone itself keeps the contract of every Phone. */

import { makePhone } from '../fakes/phones.ts'
import { phoneContract } from './phone.ts'

phoneContract('local', async (wire, user, more) => makePhone(wire, user, more))
