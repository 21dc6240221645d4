/** Words on slips with temporary passwords. */
import { dictionary } from '../../../../web/words/words.ts'

export const slipWords = dictionary({
  slips: { zh: '密码条', en: 'Slips' },
  address: { zh: '登录地址', en: 'Sign in at' },
  username: { zh: '用户名', en: 'User name' },
  temporary: { zh: '临时密码', en: 'Temporary password' },
})
