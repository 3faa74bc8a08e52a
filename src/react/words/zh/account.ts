/** What the platform tells that belongs to no call, in Chinese. */

import type { Words } from '../words.ts'

export const account: Words['account'] = {
  name: '账户',
  events: '账户事件',
  empty: '暂无账户消息',
  emptyHint: '消息、号码和余额会显示在这里，无法对应到通话的呼叫也在这里。',
  feed: {
    off: '无事件',
    connecting: '正在连接',
    live: '实时',
    waiting: '事件中断',
  },
  unmatched: '无法确定所属通话',
  unmatchedHint: '请指明属于哪个通话，该线路的全部事件都会移到那里。',
  belongsHere: '属于此通话',
  belongs: (who, time) => `属于与${who}的通话，${time}`,
  unseen: (count) => `${count}个新事件`,
}
