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
  noCredentials: '此网站没有授予电话访问权限',
  noCredentialsHint: '会自动再次请求。',
}
