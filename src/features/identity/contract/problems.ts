/** What identity refuses, in words that say how to mend it and nothing that helps a stranger. */
import { problem } from '../../../platform/contract/problem.ts'

export const wrongCredentials = problem(
  'wrong-credentials',
  401,
  { zh: '用户名或密码不正确', en: 'Wrong user name or password' },
  {
    zh: '请核对后重试。忘记密码请联系系统管理员。',
    en: 'Check both and try again. If you forgot the password, ask your system administrator.',
  },
)

/** Says nothing about whether the account exists. */
export const tooManyAttempts = problem<{ seconds: number }>(
  'too-many-attempts',
  429,
  { zh: '尝试次数过多', en: 'Too many attempts' },
  {
    zh: '请 {seconds} 秒后再试，或请安全管理员解除锁定。',
    en: 'Try again in {seconds} seconds, or ask the security administrator to lift the lock.',
  },
)

export const accountSuspended = problem(
  'account-suspended',
  403,
  { zh: '账号已停用', en: 'The account is suspended' },
  { zh: '该账号已停用或注销，请联系系统管理员。', en: 'It was suspended or closed. Ask the system administrator.' },
)

export const wrongSecondFactor = problem(
  'wrong-second-factor',
  422,
  { zh: '验证未通过', en: 'That did not match' },
  {
    zh: '口令不正确、已用过或已过时。请核对手机时间，输入最新的口令。',
    en: 'The code is wrong, was used already or is too old. Check the clock of the phone and use the newest code.',
  },
)

export const challengeGone = problem(
  'challenge-gone',
  409,
  { zh: '本次验证已失效', en: 'This attempt is over' },
  {
    zh: '验证须在 5 分钟内完成，且只能使用一次，请重新开始。',
    en: 'It lasts five minutes and serves once. Start again.',
  },
)

export const nothingOwed = problem(
  'nothing-owed',
  409,
  { zh: '无需再次验证', en: 'Nothing more to give' },
  { zh: '本次登录已完成验证。', en: 'This session has already been verified.' },
)

export const noSuchFactor = problem(
  'no-such-factor',
  409,
  { zh: '尚未设置该验证方式', en: 'That factor is not set up' },
  { zh: '请换一种验证方式，或先添加后再试。', en: 'Use another one, or add it first.' },
)

export const tooManyFactors = problem<{ limit: number }>(
  'too-many-factors',
  409,
  { zh: '验证方式已达上限', en: 'No more factors can be added' },
  { zh: '最多 {limit} 个，请先移除不用的。', en: 'At most {limit}; remove one you no longer use.' },
)

export const factorRequired = problem(
  'factor-required',
  409,
  { zh: '须至少保留一种二次验证', en: 'One second factor must stay' },
  {
    zh: '管理员账号须启用二次验证。请先添加新的，再移除这一个。',
    en: 'Administrators need one. Add another, then remove this.',
  },
)

export const passkeyImpossible = problem(
  'passkey-impossible',
  409,
  { zh: '当前访问地址不能使用通行密钥', en: 'Passkeys do not work at this address' },
  {
    zh: '通行密钥须通过域名和 https 访问（或本机 localhost）。请改用动态口令，或联系系统管理员配置访问地址。',
    en: 'A passkey needs a host name and https, or localhost. Use an authenticator app, or ask the system administrator.',
  },
)

export const passkeyRefused = problem(
  'passkey-refused',
  422,
  { zh: '通行密钥未通过校验', en: 'The passkey was not accepted' },
  { zh: '请从正式访问地址打开本系统后重新添加。', en: 'Open Wufang at its proper address and add the passkey again.' },
)

export const passkeyKnown = problem(
  'passkey-known',
  409,
  { zh: '该通行密钥已登记', en: 'That passkey is registered already' },
  { zh: '请换一把密钥或另一台设备。', en: 'Use another key or another device.' },
)

export const wrongPassword = problem(
  'wrong-password',
  422,
  { zh: '当前密码不正确', en: 'The current password is wrong' },
  { zh: '请重新输入当前密码。', en: 'Type your current password again.' },
)

export const passwordTooShort = problem<{ least: number }>(
  'password-too-short',
  422,
  { zh: '新密码太短', en: 'The new password is too short' },
  {
    zh: '至少 {least} 个字符，可以用一句好记的话。',
    en: 'At least {least} characters; a sentence you remember does well.',
  },
)

export const passwordCommon = problem(
  'password-common',
  422,
  { zh: '新密码太常见', en: 'The new password is too common' },
  { zh: '这类密码最先被猜到，请换一个。', en: 'It is among the first that are guessed. Choose another.' },
)

export const passwordHoldsName = problem(
  'password-holds-name',
  422,
  { zh: '新密码包含用户名', en: 'The new password holds the user name' },
  { zh: '请换一个不含用户名的密码。', en: 'Choose one without your user name in it.' },
)

export const passwordSame = problem(
  'password-same',
  422,
  { zh: '新密码与原密码相同', en: 'The new password equals the old one' },
  { zh: '请换一个不同的密码。', en: 'Choose a different one.' },
)

export const ownAccount = problem(
  'own-account',
  409,
  { zh: '不能办理本人账号', en: 'Not for your own account' },
  { zh: '须由另一名安全管理员办理。', en: 'Another security administrator has to do this.' },
)

export const oidcNotSetUp = problem(
  'oidc-not-set-up',
  409,
  { zh: '未启用统一身份认证', en: 'No identity provider is set up' },
  { zh: '请用用户名和密码登录。', en: 'Sign in with user name and password.' },
)

export const oidcUnreachable = problem(
  'oidc-unreachable',
  503,
  { zh: '统一身份认证暂时连不上', en: 'The identity provider is out of reach' },
  { zh: '请稍后重试，或用用户名和密码登录。', en: 'Try again later, or sign in with user name and password.' },
)

export const oidcRefused = problem(
  'oidc-refused',
  401,
  { zh: '统一身份认证没有通过', en: 'The identity provider did not let you in' },
  {
    zh: '请返回登录页重新开始；如反复出现，请联系系统管理员。',
    en: 'Start again from the sign-in page; if it persists, ask the system administrator.',
  },
)

export const oidcStale = problem(
  'oidc-stale',
  409,
  { zh: '本次登录已失效', en: 'This sign-in is over' },
  {
    zh: '登录请求已过期或已使用，请返回登录页重新开始。',
    en: 'It expired or was used. Start again from the sign-in page.',
  },
)

export const oidcUnknownAccount = problem(
  'oidc-unknown-account',
  403,
  { zh: '本系统没有对应账号', en: 'No account here for you' },
  {
    zh: '身份认证已通过，但本系统没有与之对应的账号，请联系系统管理员开通。',
    en: 'You were recognised, but there is no account here under that name. Ask the system administrator for one.',
  },
)
