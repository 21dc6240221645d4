/** Endpoints of the platform itself, served beside the rooms'. */
import type { Served } from './endpoint.ts'
import { fileRoutes } from './files/routes.ts'

export const platformRoutes: readonly Served[] = [...fileRoutes]
