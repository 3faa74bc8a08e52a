/** Handing calls on, by us, by them, and before they are answered, in Chinese. */

import type { Words } from '../words.ts'

export const transfer: Words['transfer'] = {
  name: '转接',
  field: '转接给',
  now: '立即转接',
  first: '先呼叫',
  firstHint: (who) => `“先呼叫”会在您询问时保持与${who}的通话。`,
  join: (one, other) => `接通${one}与${other}`,
  joinHint: '他们继续通话，您退出',
  handOver: (to) => `转接给${to}`,
  handingOver: (to) => `正在转接给${to}…`,
  going: '正在转接…',
  asked: (who) => `正在询问${who}`,
  accepted: (who, to) => `${who}已收到呼叫${to}的请求`,
  ringing: (to) => `${to}正在响铃`,
  takeBack: '取回',
  done: (to) => `已转接给${to}`,
  failed: {
    busy: (to, who) => `${to}忙线，您已恢复与${who}的通话。`,
    declined: (to, who) => `${to}已拒接，您已恢复与${who}的通话。`,
    'no-answer': (to, who) => `${to}没有接听，您已恢复与${who}的通话。`,
    'not-found': (to, who) => `找不到${to}，您已恢复与${who}的通话。`,
    refused: (to, who) => `无法接通${to}，您已恢复与${who}的通话。`,
    unknown: (to, who) => `未收到${to}已接手的消息，您与${who}的通话仍在。`,
  },
  referral: {
    title: (who, to) => `${who}请您改为呼叫${to}`,
    call: (to) => `呼叫${to}`,
    stay: '留下',
  },
  redirect: {
    more: '更多',
    sendTo: '转给…',
    field: '转给',
    send: '转移',
    cancel: '返回',
  },
}
