/** Every room of the house, in one list: what is not here is not served. */
import { routes as accountability } from '../features/accountability/routes.ts'
import { tasks as activityTasks } from '../features/activities/contract.ts'
import { routes as activities } from '../features/activities/routes.ts'
import { routes as demo } from '../features/demo/routes.ts'
import { jobs as dutyJobs, reactions as dutyReactions } from '../features/duties/jobs.ts'
import { matters as dutyMatters } from '../features/duties/matters/source.ts'
import { routes as duties } from '../features/duties/routes.ts'
import { signals as dutySignals } from '../features/duties/signals/source.ts'
import { tasks as dutyTasks } from '../features/duties/tasks/contract.ts'
import { tasks as hazardTasks } from '../features/hazards/contract.ts'
import { reactions as hazardReactions } from '../features/hazards/jobs.ts'
import { reminder as hazardReminder } from '../features/hazards/ledger/bulk/contract.ts'
import { jobs as hazardJobs } from '../features/hazards/loop/jobs.ts'
import { settings as hazardSettings } from '../features/hazards/loop/settings.ts'
import { matters as hazardMatters } from '../features/hazards/matters/source.ts'
import { repeatTask } from '../features/hazards/repeats/contract.ts'
import { repeatSetting } from '../features/hazards/repeats/settings.ts'
import { routes as hazards } from '../features/hazards/routes.ts'
import { search as hazardSearch } from '../features/hazards/search.ts'
import { signals as hazardSignals } from '../features/hazards/signals/source.ts'
import { jobs as sheetJobs } from '../features/hazards/spreadsheets/jobs.ts'
import { routes as sheets } from '../features/hazards/spreadsheets/routes.ts'
import { talkTasks } from '../features/hazards/talk/contract.ts'
import { jobs as identityJobs } from '../features/identity/jobs.ts'
import { routes as identity } from '../features/identity/routes.ts'
import { routes as incidents } from '../features/incidents/routes.ts'
import { routes as accounts } from '../features/organisation/accounts/routes.ts'
import { search as accountSearch } from '../features/organisation/accounts/search.ts'
import { routes as delegations } from '../features/organisation/delegations/routes.ts'
import { routes as unitImport } from '../features/organisation/import/routes.ts'
import { routes as journal } from '../features/organisation/journal/routes.ts'
import { routes as people } from '../features/organisation/people/routes.ts'
import { routes as setUp } from '../features/organisation/setup/routes.ts'
import { routes as units } from '../features/organisation/units/routes.ts'
import { search as unitSearch } from '../features/organisation/units/search.ts'
import { routes as overview } from '../features/overview/routes.ts'
import { routes as places } from '../features/places/routes.ts'
import { tasks as scanTasks } from '../features/places/scan/contract.ts'
import { jobs as scanJobs } from '../features/places/scan/jobs.ts'
import { settings as scanSettings } from '../features/places/scan/settings.ts'
import { search as placeSearch } from '../features/places/search.ts'
import { routes as plan } from '../features/plan/routes.ts'
import { tasks as handOverTasks } from '../features/responsibility/handover/contract.ts'
import { jobs as handOverJobs, reactions as handOverReactions } from '../features/responsibility/handover/jobs.ts'
import { routes as handOvers } from '../features/responsibility/handover/routes.ts'
import { handOverDays } from '../features/responsibility/handover/settings.ts'
import { routes as responsibility } from '../features/responsibility/routes.ts'
import { backtestRoutes } from '../features/risk/backtest/routes.ts'
import { reactionsTo, jobs as riskJobs } from '../features/risk/jobs.ts'
import { routes as risk } from '../features/risk/routes.ts'
import { tasks as systemTasks } from '../features/systems/contract.ts'
import { jobs as systemJobs } from '../features/systems/jobs.ts'
import { routes as systems } from '../features/systems/routes.ts'
import { search as systemSearch } from '../features/systems/search.ts'
import { signals as systemSignals } from '../features/systems/signals/source.ts'
import { routes as today } from '../features/today/routes.ts'
import { warningTasks } from '../features/warnings/contract.ts'
import { doneRoutes } from '../features/warnings/done/routes.ts'
import { exportRoutes } from '../features/warnings/export/routes.ts'
import { jobs as warningJobs, reactions as warningReactions } from '../features/warnings/jobs.ts'
import { jobs as mailJobs, reactions as mailReactions } from '../features/warnings/mail/jobs.ts'
import { mailRoutes } from '../features/warnings/mail/routes.ts'
import { matters as warningMatters } from '../features/warnings/matters/source.ts'
import { jobs as pushJobs, reactions as pushReactions } from '../features/warnings/push/jobs.ts'
import { routes as webhooks } from '../features/warnings/push/routes.ts'
import { routes as warnings } from '../features/warnings/routes.ts'
import { settings as warningSettings } from '../features/warnings/settings.ts'
import { signals as warningSignals } from '../features/warnings/signals/source.ts'
import type { TaskKind } from '../platform/contract/task.ts'
import type { Reaction, Served } from '../platform/endpoint.ts'
import type { WorkerJob } from '../platform/jobs/job.ts'
import type { MatterSource } from '../platform/matters.ts'
import { platformRoutes } from '../platform/routes.ts'
import type { SearchProvider } from '../platform/search.ts'
import type { SettingDefinition } from '../platform/settings.ts'
import type { SignalSource } from '../platform/signals.ts'
import { platformJobs } from '../platform/upkeep.ts'

export const routes: readonly Served[] = [
  ...platformRoutes,
  ...today,
  ...identity,
  ...demo,
  ...setUp,
  ...unitImport,
  ...people,
  ...units,
  ...accounts,
  ...delegations,
  ...journal,
  ...activities,
  ...hazards,
  ...sheets,
  ...places,
  ...systems,
  ...plan,
  ...handOvers,
  ...responsibility,
  ...duties,
  ...risk,
  ...overview,
  ...backtestRoutes,
  ...incidents,
  ...warnings,
  ...doneRoutes,
  ...exportRoutes,
  ...mailRoutes,
  ...webhooks,
  ...accountability,
]

/** What rooms know that bears on the risk of a facility; what it weighs stands in policy/signals.yaml. */
export const signals: readonly SignalSource[] = [hazardSignals, dutySignals, systemSignals, warningSignals]

/** What rooms can tell a dossier of a facility. */
export const matters: readonly MatterSource[] = [dutyMatters, hazardMatters, warningMatters]

/** What happens in the same transaction when another room records an event. */
export const reactions: readonly Reaction[] = [
  ...hazardReactions,
  ...dutyReactions,
  ...handOverReactions,
  ...warningReactions,
  ...mailReactions,
  ...pushReactions,
  ...reactionsTo(signals),
]

export const taskKinds: readonly TaskKind[] = [
  ...activityTasks,
  ...dutyTasks,
  ...hazardTasks,
  hazardReminder,
  repeatTask,
  ...Object.values(talkTasks),
  ...systemTasks,
  ...scanTasks,
  ...Object.values(warningTasks),
  ...handOverTasks,
]

export { coverage } from './coverage.ts'

/** What the worker does. */
export const jobs: readonly WorkerJob[] = [
  ...platformJobs,
  ...identityJobs,
  ...systemJobs,
  ...dutyJobs,
  ...hazardJobs,
  ...scanJobs,
  ...sheetJobs,
  ...handOverJobs,
  ...riskJobs,
  ...warningJobs,
  ...mailJobs,
  ...pushJobs,
]

/** What the global search finds, in the order in which it is shown. */
export const searches: readonly SearchProvider[] = [hazardSearch, placeSearch, systemSearch, unitSearch, accountSearch]

export const settings: readonly SettingDefinition[] = [
  ...hazardSettings,
  repeatSetting,
  ...scanSettings,
  handOverDays,
  ...warningSettings,
]
