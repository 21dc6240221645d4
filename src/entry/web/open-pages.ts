/** Pages open to visitors. */
import { oidcPage } from '../../features/identity/contract.ts'
import type { OpenPage } from '../../web/shell/tree.tsx'

export const openPages: readonly OpenPage[] = [
  { path: '/sign-in', load: () => import('../../features/identity/ui/SignInPage.tsx') },
  { path: '/set-up', load: () => import('../../features/organisation/ui/setup/SetUpPage.tsx') },
  { path: oidcPage, load: () => import('../../features/identity/ui/OidcReturn.tsx') },
  { path: '/style', load: () => import('../../web/style/StylePage.tsx') },
]
