/** Words of setting up. */
import { dictionary } from '../../../../web/words/words.ts'

export const setUpWords = dictionary({
  title: { zh: '系统初始化', en: 'Set up Wufang' },
  lead: {
    zh: '这里还没有任何数据。填好本地区、最高一级公安机关和三名管理员，就可以登录使用；只做这一次。',
    en: 'Nothing is here yet. Name the region, its bureau and three administrators, and you can sign in. Done once.',
  },
  stepCode: { zh: '初始化码', en: 'Set-up code' },
  stepRegion: { zh: '地区与机关', en: 'Region and bureau' },
  stepPeople: { zh: '三名管理员', en: 'Administrators' },
  stepDone: { zh: '交付密码', en: 'Hand over' },
  progress: { zh: '步骤', en: 'Steps' },
  code: { zh: '初始化码', en: 'Set-up code' },
  codeHelp: {
    zh: '启动服务器的终端上显示，形如 abcd-efgh-jkmn-pqrs。用过即作废；重启服务器会换新码。',
    en: 'Shown in the terminal in which the server was started, like abcd-efgh-jkmn-pqrs. Void after use; a restart prints a new one.',
  },
  codeCheck: { zh: '核对，开始', en: 'Check and begin' },
  divisionCode: { zh: '行政区划代码', en: 'Division code' },
  divisionCodeHelp: {
    zh: '省级填前两位，如 45；只在一个市或县使用时填四位或六位。',
    en: 'Two digits for a province, such as 45; four or six where one city or county uses Wufang by itself.',
  },
  divisionCodeWrong: { zh: '须为两位、四位或六位数字', en: 'Two, four or six digits' },
  belongs: { zh: '前两位 {digits} 是{name}。', en: 'Its first two digits, {digits}, are those of {name}.' },
  belongsNowhere: {
    zh: '前两位 {digits} 不是现有省级区划的代码，请核对。',
    en: 'No province has {digits} as its first two digits. Check it.',
  },
  region: { zh: '行政区划名称', en: 'Name of the division in Chinese' },
  regionEn: { zh: '行政区划英文名称', en: 'Name of the division in English' },
  bureau: { zh: '最高一级公安机关', en: 'Bureau at the top, in Chinese' },
  bureauHelp: {
    zh: '正式全称，如 某某自治区公安厅。其他单位随后设立或批量导入。',
    en: 'Its full official name. Other units are opened or imported afterwards.',
  },
  bureauEn: { zh: '公安机关英文名称', en: 'Bureau in English' },
  peopleLead: {
    zh: '三员分立：三个人各管一摊，谁也不能兼任。每人会得到一个临时密码，首次登录时修改，并设置二次验证。',
    en: 'Three people, three tasks, none holds two. Each gets a temporary password, changes it at the first sign-in and adds a second factor.',
  },
  system: { zh: '设立单位、开立账号、系统设置。', en: 'Opens units and accounts, keeps the settings.' },
  security: { zh: '授予和收回职务、解除锁定、终止登录。', en: 'Grants and ends posts, lifts locks, ends sessions.' },
  audit: {
    zh: '只看：日志和另外两名管理员的操作。',
    en: 'Reads the journal and what the other two do; changes nothing.',
  },
  name: { zh: '姓名', en: 'Name' },
  username: { zh: '用户名', en: 'User name' },
  usernameHelp: { zh: '小写字母、数字和 . _ -', en: 'Small letters, digits and . _ -' },
  usernameWrong: {
    zh: '2 至 64 个小写字母、数字或 . _ -，以字母或数字开头',
    en: '2 to 64 small letters, digits or . _ -, beginning with a letter or digit',
  },
  different: { zh: '三名管理员须为不同的人', en: 'The three must be different people' },
  back: { zh: '上一步', en: 'Back' },
  next: { zh: '下一步', en: 'Next' },
  begin: { zh: '完成初始化', en: 'Set up' },
  beginHint: {
    zh: '完成后不能重来：地区代码不可更改，名称以后可以改。',
    en: 'There is no second time: the division’s code stays, names can be changed later.',
  },
  done: { zh: '初始化完成', en: 'Wufang is set up' },
  doneLead: {
    zh: '临时密码只显示这一次。请打印，或抄写后当面交给本人；离开本页后无法再查看。',
    en: 'The temporary passwords are shown this once. Print them or write them down, and hand them over in person.',
  },
  slip: {
    zh: '首次登录时须修改密码，并用手机验证器或通行密钥设置二次验证。',
    en: 'At the first sign-in, change the password and set up an authenticator app or a passkey.',
  },
  print: { zh: '打印三张密码条', en: 'Print three slips' },
  handed: { zh: '都已交付，去登录', en: 'All handed over, sign in' },
  afterwards: { zh: '接下来', en: 'What comes next' },
  afterUnits: {
    zh: '系统管理员登录后，在“单位”里下载模板，一次导入全部行政区划、机关、监所和部门。',
    en: 'The system administrator signs in, takes the template under Units and imports all divisions, bureaus, facilities and departments at once.',
  },
  afterPosts: {
    zh: '人员也用一份名册导入：系统管理员在“账号与职务”里批量开立账号、打印密码条，安全管理员再导入同一份，授予职务。',
    en: 'People come from one roster too: under Accounts and posts the system administrator opens their accounts and prints temporary passwords, then the security administrator imports the same file and grants the posts.',
  },
  begun: { zh: '系统已初始化', en: 'The system is set up already' },
  begunHint: { zh: '请直接登录。', en: 'Sign in.' },
  signIn: { zh: '去登录', en: 'Sign in' },
})
