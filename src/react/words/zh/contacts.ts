/** People: the person's own contacts, and the platform's directory. In Chinese. */

import type { ContactsWords } from '../words.ts'

export const contacts: ContactsWords = {
  name: '联系人',
  seek: '搜索联系人',
  found: (count) => `${count}位联系人`,
  noMatch: '没有匹配的联系人',
  empty: '暂无联系人',
  emptyHint: '可自行添加联系人，或从其他程序的文件导入。',
  add: '添加联系人',
  edit: (who) => `编辑${who}`,
  call: (who) => `呼叫${who}`,
  callNumber: (number) => `呼叫${number}`,
  more: '导入或导出',
  fromFile: '导入文件（vCard或CSV）',
  asVcard: '导出为vCard',
  asCsv: '导出为表格（CSV）',
  imported: (count, left) => `已导入${count}个${left ? `，略过${left}个：没有号码或空间不足` : ''}`,
  notRead: '此文件不含联系人。',
  online: '在线',
  offline: '离线',
  back: '返回联系人',
  fullName: '姓名',
  number: (which) => `号码或地址${which}`,
  wrong: '联系人需要可拨打的号码或SIP地址。',
  full: '没有空间保存更多联系人。',
  save: '保存',
  cancel: '取消',
  remove: '删除此联系人',
  inMemory: '此浏览器不允许网页保存内容：关闭网页后联系人会丢失。',
  fileName: '联系人',
}
