/** What went wrong, in one sentence, and what to do about it, in Chinese. */

import type { Words } from '../words.ts'

export const failures: Words['failures'] = {
  'microphone-denied': {
    sentence: '麦克风被阻止',
    hint: '请点击网址旁边的图标，允许使用麦克风，然后重试。',
  },
  'microphone-missing': {
    sentence: '找不到麦克风',
    hint: '请接上或打开麦克风，然后重试。',
  },
  'microphone-busy': {
    sentence: '麦克风正被占用',
    hint: '请关闭正在使用麦克风的其他程序，然后重试。',
  },
  'insecure-page': {
    sentence: '此网页不能使用麦克风',
    hint: '请通过https://网址打开。',
  },
  'unsupported-browser': {
    sentence: '此浏览器无法通话',
    hint: '请使用新版Chrome、Edge、Firefox或Safari。',
  },
  'credentials-refused': {
    sentence: '用户或密码错误',
    hint: '请检查两者，然后重新登录。',
  },
  'credentials-missing': {
    sentence: '缺少密码',
    hint: '请重新登录。',
  },
  forbidden: {
    sentence: '服务器不允许此操作',
    hint: '请联系电话系统的管理人员。',
  },
  'too-many-devices': {
    sentence: '使用此账户的话机过多',
    hint: '请在其中一台上退出登录，然后重试。',
  },
  'domain-not-found': {
    sentence: '服务器不认识此SIP域名',
    hint: '请检查SIP域名。',
  },
  unreachable: {
    sentence: '无法连接服务器',
    hint: '请检查网络和服务器地址。',
  },
  'connection-lost': {
    sentence: '与服务器的连接已断开',
    hint: '请检查网络，话机会自动继续尝试。',
  },
  'server-silent': {
    sentence: '服务器没有响应',
    hint: '请稍后重试。',
  },
  'server-trouble': {
    sentence: '服务器自身出现问题',
    hint: '请稍后重试。',
  },
  'invalid-number': {
    sentence: '无法呼叫此号码',
    hint: '请检查号码，或加上国家代码。',
  },
  moved: {
    sentence: '号码已变更',
    hint: '请询问新号码。',
  },
  'not-acceptable': {
    sentence: '双方话机没有共同的音频格式',
    hint: '请联系电话系统的管理人员。',
  },
  'call-gone': {
    sentence: '通话已不存在',
    hint: '对方早已结束通话。如有需要，请再次呼叫。',
  },
  'media-failed': {
    sentence: '声音无法传送',
    hint: '可能被防火墙阻挡。请换一个网络，然后再次呼叫。',
  },
  refused: {
    sentence: '呼叫被拒绝',
    hint: '请稍后重试，或检查号码。',
  },
}

export const refusals: Words['refusals'] = {
  'bad-options': { sentence: '此账户无法使用', hint: '请检查各项内容。' },
  'bad-target': { sentence: '无法呼叫此目标', hint: '请使用号码、用户或本域名的SIP地址。' },
  'wrong-moment': { sentence: '现在无法执行', hint: '请等待话机上线。' },
  'too-many-calls': { sentence: '同时进行的通话过多', hint: '请先结束其中一个。' },
  refused: { sentence: '对方没有同意', hint: '通话照常继续。' },
  timeout: { sentence: '对方没有响应', hint: '通话照常继续，请重试。' },
  destroyed: { sentence: '此话机已退出登录', hint: '请重新登录。' },
}

export const endings: Words['endings'] = {
  'hung-up-us': { sentence: '通话已结束', hint: () => '您已挂断' },
  'hung-up-them': { sentence: '通话已结束', hint: (who) => `${who}已挂断` },
  'cancelled-us': { sentence: '您已取消呼叫', hint: () => '对方尚未接听' },
  missed: { sentence: '未接来电', hint: (who) => `${who}停止了呼叫` },
  'declined-us': { sentence: '已拒接', hint: () => '您拒接了来电' },
  'declined-them': { sentence: '已拒接', hint: (who) => `${who}已拒接，请稍后重试。` },
  busy: { sentence: '忙线', hint: (who) => `${who}现在无法通话，请稍后重试。` },
  'no-answer': { sentence: '无人接听', hint: (who) => `${who}没有接听，请稍后重试。` },
  'not-found': { sentence: '找不到号码', hint: () => '请检查号码，或加上国家代码。' },
  unavailable: { sentence: '暂时无法接通', hint: (who) => `现在无法联系${who}，请稍后重试。` },
  'not-disturbed': {
    sentence: '未接：勿扰已开启',
    hint: (who) => `${who}听到忙音`,
  },
  'no-room': { sentence: '未接：通话数已达上限', hint: (who) => `${who}听到忙音` },
  'answered-elsewhere': { sentence: '已在别处接听', hint: () => '您的另一台话机接听了此来电' },
  transferred: { sentence: '已转接', hint: (who) => `现在由${who}接听` },
  redirected: { sentence: '已转移', hint: (who) => `来电已转给${who}` },
}
