/** The settings, in Chinese. */

import type { SettingsWords } from '../words.ts'

export const settings: SettingsWords = {
  title: '设置',
  close: '关闭设置',
  notLoaded: '设置无法加载，请检查网络。',
  add: '添加',
  remove: (what) => `移除${what}`,
  sound: '声音',
  calls: {
    title: '通话',
    doNotDisturb: '勿扰',
    doNotDisturbHint: '来电方听到忙音，本机不响铃',
    autoAnswer: '自动接听',
    autoAnswerHint: '这些人的来电会在三声提示音后自动接听，除非您拒接或正在通话。之后对方能听到您。',
    caller: '用户或号码',
  },
  network: {
    title: '网络',
    servers: 'STUN和TURN服务器',
    serversHint: '当您与他人之间有防火墙时会用到。请联系网络管理人员。',
    ofSite: '使用此网站自己的服务器。',
    none: '未使用任何服务器。',
    address: '服务器地址',
    wrong: '地址应以stun:、turn:或turns:开头',
    user: 'TURN用户',
    password: 'TURN密码',
    passwordHint: '不会保存：关闭此网页后需重新输入。',
    wantsPassword: '未使用：缺少密码',
    reset: '使用此网站的服务器',
    relayOnly: '仅通过TURN服务器',
    relayOnlyHint: '向他人隐藏您的地址。没有TURN服务器就没有声音。',
  },
  region: {
    title: '地区',
    country: '国家/地区',
    hint: '您听到的回铃音和忙音所属的国家/地区',
    auto: '跟随网站和浏览器',
  },
  look: {
    title: '外观',
    theme: '主题',
    themes: { auto: '自动', light: '浅色', dark: '深色' },
  },
  privacy: {
    title: '隐私',
    device: '在此设备上：通话记录和联系人，SIP域名、用户和服务器，这些设置，以及音频设备。',
    tab: '在此标签页中：重新加载后找回通话所需的内容。',
    never: '密码：仅当您选择保持登录时保存，直到此标签页关闭。',
    forget: '清除此设备上的所有内容',
    sure: '您将退出登录，通话也会结束。',
    yes: '退出并清除',
    no: '保留',
  },
}
