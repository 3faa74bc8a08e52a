/** Whose calls the sandbox's platform tells of: one account with one user, one control app, one number. */

export const began = '2025-01-01T00:00:00.000Z'

/** The number of the control app; who calls in from outside dialled it. */
export const appNumber = '15550100099'

const base = {
  created_on: began,
  modified_on: began,
  uuid: '00000000-0000-4000-8000-000000000001',
  email: 'ops@opentact.test',
  name: 'Sandbox',
}
const place = { address1: '1 Loopback Lane', address2: '', zip_code: '00000', city: 'Sandbox' }
const alive = { deleted_on: null, disabled_on: null }

/** As in the answer to a sign-in: the phone is text, and there is no balance. */
export const account = { ...base, phone: '15550100900', level: 'Level1', ...place, ...alive }

/** As in events: the phone is a number. */
export const eventAccount = {
  ...base,
  phone: 15550100900,
  level: 'Level1',
  ...place,
  ...alive,
  balance: 42.5,
}

/** As in the answer of `GET /rest/auth`. */
export const shortAccount = { ...base, level: 'Level1', deleted_on: null, balance: 42.5 }

export const accountUser = {
  created_on: began,
  modified_on: began,
  uuid: '00000000-0000-4000-8000-000000000002',
  email: 'sandbox@opentact.test',
  phone_number: '15550100900',
  first_name: 'Sandbox',
  wss_online: true,
  last_name: 'User',
  avatar: null,
  dob: null,
  role: 'User',
  gender: null,
  deleted_on: null,
}

export const tn = (number: string) => ({
  created_on: began,
  modified_on: began,
  tn: Number(number.replace(/\D/g, '')),
  deleted_on: null,
})

export const controlApp = (name: string) => ({
  created_on: began,
  modified_on: began,
  uuid: '00000000-0000-4000-8000-000000000003',
  name,
  is_active: true,
  shaken_verify_policy: 0,
  shaken_minimum_accepted_attest_lvl: 'C',
  auto_answer: true,
  max_call_length_min: null,
})
