/** Endpoints of the platform itself, served beside the rooms'. */
import type { Served } from './endpoint.ts'
import { fileRoutes } from './files/routes.ts'
import { liveRoute } from './live/routes.ts'
import { searchRoute } from './search.ts'
import { settingRoutes } from './settings.ts'

export const platformRoutes: readonly Served[] = [...fileRoutes, liveRoute, searchRoute, ...settingRoutes]
