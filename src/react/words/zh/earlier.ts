/** Calls of before this session, in Chinese. */

import type { Words } from '../words.ts'

export const earlier: Words['history']['earlier'] = {
  name: '更早的通话',
  show: '显示更早的通话',
  more: '显示更多',
  asking: '正在查询平台…',
  found: (count, since) => `${since}以来共${count}个通话`,
  none: (since) => `${since}以来没有更早的通话`,
  failed: '平台没有响应，请重试。',
  missed: '未接来电',
  notAnswered: '未接听',
}
