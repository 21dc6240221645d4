/** Every endpoint of identity. */
import type { Served } from '../../platform/endpoint.ts'
import { accountRoutes } from './account/routes.ts'
import { demoRoutes } from './demo/routes.ts'
import { factorRoutes } from './factors/routes.ts'
import { oidcRoutes } from './oidc/routes.ts'
import { giveRoutes } from './second-factor/routes.ts'
import { securityRoutes } from './security/routes.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { signInRoutes } from './sign-in/routes.ts'

export const routes: readonly Served[] = [
  ...signInRoutes,
  ...oidcRoutes,
  ...demoRoutes,
  ...giveRoutes,
  ...accountRoutes,
  ...factorRoutes,
  ...sessionRoutes,
  ...securityRoutes,
]
