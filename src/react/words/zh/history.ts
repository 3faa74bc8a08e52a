/** The history that is kept, in Chinese. */

import type { HistoryWords } from '../words.ts'

export const history: HistoryWords = {
  seek: '搜索通话记录',
  show: { name: '显示', all: '全部', missed: '未接' },
  found: (count) => `${count}个通话`,
  noMatch: '没有匹配的通话',
  noMissed: '没有未接来电',
  more: '导出或删除',
  asCsv: '导出为表格（CSV）',
  asJson: '导出为JSON',
  clear: '全部删除',
  sure: (count) => `将从此设备删除${count === 1 ? '一个通话' : `全部${count}个通话`}。`,
  yes: '删除',
  no: '保留',
  inMemory: '此浏览器不允许网页保存内容：关闭网页后通话记录会丢失。',
  today: '今天',
  yesterday: '昨天',
  fileName: '通话记录',
}
