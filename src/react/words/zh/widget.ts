/** What the phone says in somebody's page, in Chinese. */

import type { Words } from '../words.ts'

export const widget: Words['widget'] = {
  close: '关闭电话',
  openCall: (who) => `打开与${who}的通话`,
  missed: (count) => `${count}个未接来电`,
  callAgain: '再次呼叫',
  calling: '正在呼叫…',
  starting: '请稍候…',
  muted: '已静音',
  notSetUp: '此电话尚未设置',
  noCredentials: {
    refused: '此网站未允许您拨打，请先登录该网站',
    down: '此网站没有响应，请检查网络',
    broken: '此网站的电话出现故障，请稍后再试',
  },
  noCredentialsHint: '会自动再次请求。',
  turnedAway: {
    sentence: '电话系统拒绝了此网站的电话，请告知该网站',
    hint: '您的设备和网络没有问题。',
  },
}
