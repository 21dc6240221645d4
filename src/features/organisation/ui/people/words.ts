/** Words of importing people. */
import { dictionary } from '../../../../web/words/words.ts'

export const peopleWords = dictionary({
  title: { zh: '批量导入人员', en: 'Import people' },
  import: { zh: '批量导入', en: 'Import' },
  noteAccounts: {
    zh: '一份名册，两人各导一次：您开立账号、交付临时密码；安全管理员再导入同一份，授予职务。',
    en: 'One roster, two people: you open its accounts and hand over temporary passwords; the security administrator imports the same file and grants its posts.',
  },
  notePosts: {
    zh: '一份名册，两人各导一次：系统管理员先开立账号；您再导入同一份，授予职务。',
    en: 'One roster, two people: the system administrator opens its accounts first; you import the same file and grant its posts.',
  },
  template: { zh: '下载模板', en: 'Template' },
  drop: { zh: '把名册拖到这里，或点击选择', en: 'Drop a roster here, or choose one' },
  dropHint: {
    zh: '.xlsx 或 .csv，一次最多 {most} 人。已有的账号和职务不会重复建立。',
    en: '.xlsx or .csv, up to {most} people. Accounts and posts that are here are not made again.',
  },
  stepFill: {
    zh: '下载模板填写：姓名、用户名、单位、角色、职务、任职日期；各类单位可选的角色在模板里列出。自己的名册表头相近的，也能认出。',
    en: 'Fill in the template: name, user name, unit, role, post, since; it lists the roles of each kind of unit. A roster of your own with similar heads is recognised too.',
  },
  stepTry: {
    zh: '选择文件即开始试导入：不写入任何内容，列出每一处错误的工作表、行、列、内容和改法。有一处错误，就一行也不写入。',
    en: 'Choosing a file tries it: nothing is written, and each error is told by sheet, row, column, value and how to mend it. One error keeps everything out.',
  },
  stepAccounts: {
    zh: '没有错误后确认。每人一张密码条，只显示一次，当场打印交付；系统只存加密摘要，不存明文。',
    en: 'Confirm once there are no errors. Each person’s slip with the temporary password is shown once, to be printed there and then; it is kept as a hash only.',
  },
  stepPosts: {
    zh: '没有错误后确认。职务自任职日期起有效，各记一条日志。',
    en: 'Confirm once there are no errors. Posts take effect on their day, each with its entry in the journal.',
  },
  another: { zh: '换一个文件', en: 'Another file' },
  freshAccounts: { zh: '新开账号', en: 'New accounts' },
  knownAccounts: { zh: '已有账号', en: 'Here already' },
  unchanged: { zh: '不改动', en: 'Left alone' },
  freshPosts: { zh: '新授职务', en: 'New posts' },
  knownPosts: {
    zh: '已有职务 {count} 项，不改动',
    en: { one: '{count} is here, unchanged', other: '{count} are here, unchanged' },
  },
  waitingPosts: { zh: '由安全管理员导入同一文件授予', en: 'Granted when the security administrator imports this file' },
  wrong: { zh: '有误的行', en: 'Wrong rows' },
  wrongNote: { zh: '改好文件再试一次', en: 'Mend the file and try again' },
  allRight: { zh: '没有错误', en: 'No errors' },
  previewAccounts: { zh: '将要开立的账号', en: 'Accounts that will be opened' },
  previewPosts: { zh: '将要授予的职务', en: 'Posts that will be granted' },
  previewFirst: { zh: '共 {count} 人，列出前 {shown} 人。', en: '{count} in all; the first {shown} are listed.' },
  place: { zh: '位置', en: 'Place' },
  row: { zh: '第 {row} 行', en: 'Row {row}' },
  nothingAccounts: {
    zh: '名册里的账号都已有，不用开立',
    en: 'All accounts of the roster are here; none is to be opened',
  },
  nothingPosts: { zh: '名册里的职务都已有，不用授予', en: 'All posts of the roster are here; none is to be granted' },
  renewHint: {
    zh: '其中 {count} 人还没有用过临时密码。密码条丢失、没打印成的，可以重发：原临时密码作废。',
    en: '{count} of them never used the temporary password. If slips were lost or not printed, give out new ones; the old passwords stop working.',
  },
  renew: { zh: '重发临时密码', en: 'New temporary passwords' },
  renewTitle: { zh: '为 {count} 人重发临时密码？', en: 'Give {count} people new temporary passwords?' },
  renewLead: {
    zh: '只限还没有修改过临时密码的人；原来的临时密码立即作废。新密码只显示这一次，请备好打印机。',
    en: 'Only for those who have not changed theirs. The old ones stop working at once; the new ones are shown this once. Have a printer ready.',
  },
  confirmAccounts: { zh: '开立账号', en: 'Open accounts' },
  confirmAccountsTitle: { zh: '开立 {count} 个账号？', en: 'Open {count} accounts?' },
  confirmAccountsHint: {
    zh: '全部开立，各记一条日志。临时密码随后显示一次，离开页面就看不到了，请备好打印机。人多时要等半分钟左右。',
    en: 'All are opened, each with its entry in the journal. Temporary passwords are then shown once and not again: have a printer ready. Hundreds take about half a minute.',
  },
  confirmPosts: { zh: '授予职务', en: 'Grant posts' },
  confirmPostsTitle: { zh: '授予 {count} 项职务？', en: 'Grant {count} posts?' },
  confirmPostsHint: {
    zh: '全部授予，各记一条日志。授错的在账号页面逐项结束。',
    en: 'All are granted, each with its entry in the journal. A wrong one is ended on the page of its account.',
  },
  donePosts: {
    zh: '已授予 {count} 项职务',
    en: { one: '{count} post was granted', other: '{count} posts were granted' },
  },
  donePostsHint: {
    zh: '有密码条的人现在可以登录；首次登录须修改密码。',
    en: 'Those with a slip can sign in now; the password is changed at the first sign-in.',
  },
  toAccounts: { zh: '查看账号与职务', en: 'See accounts and posts' },
  slipsTitle: {
    zh: '{count} 张密码条，只显示这一次',
    en: { one: '{count} slip, shown this once', other: '{count} slips, shown this once' },
  },
  slipsLead: {
    zh: '请打印、裁开，当面交给本人。系统只存加密摘要，任何地方都没有明文；离开本页后无法再看，只能重发。安全管理员导入同一文件授予职务后，才能办理业务。',
    en: 'Print them, cut them apart and hand each over in person. Only a hash is kept, nowhere the password itself; after this page it can only be replaced. Work begins once the security administrator has imported the same file.',
  },
  print: { zh: '打印', en: 'Print' },
  handed: { zh: '已打印，结束', en: 'Printed, finish' },
  slips: { zh: '密码条', en: 'Temporary passwords' },
  handedTitle: { zh: '密码条都打印好了？', en: 'Are all slips printed?' },
  handedLead: { zh: '离开后无法再看，只能重发。', en: 'They cannot be seen again, only replaced.' },
  stay: { zh: '留在本页', en: 'Stay' },
  leave: { zh: '离开', en: 'Leave' },
  slip: {
    zh: '首次登录须修改密码。请勿转交、拍照或外发。',
    en: 'Change it at the first sign-in. Do not pass on, photograph or send this slip.',
  },
})
