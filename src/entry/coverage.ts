/** What of the plan can be seen, and behind which endpoint: one line for each thing that really works. */
import { readDossier } from '../features/accountability/contract.ts'
import { readChecklist } from '../features/activities/checklists/contract.ts'
import { finishActivity, listActivities } from '../features/activities/contract.ts'
import { recordActivity } from '../features/activities/records/contract.ts'
import { readDuties, readOverview, readWindow } from '../features/duties/contract.ts'
import { exportFacility } from '../features/hazards/archive/contract.ts'
import { listHazards, readHazard, reportHazard } from '../features/hazards/contract.ts'
import { listEntries } from '../features/hazards/library/contract.ts'
import { closeHazard, superviseHazard } from '../features/hazards/loop/contract/moves.ts'
import { listMoneyTotals, readMoney } from '../features/hazards/money/contract.ts'
import { readRates } from '../features/hazards/repeats/contract.ts'
import { readJournal } from '../features/organisation/journal/contract.ts'
import { readYear } from '../features/overview/contract.ts'
import { confirmScan } from '../features/places/scan/contract.ts'
import { readFacility, readRegister } from '../features/responsibility/contract.ts'
import { readHandOver } from '../features/responsibility/handover/contract.ts'
import { listSystems, readSystem } from '../features/systems/contract.ts'
import { readWarning } from '../features/warnings/contract.ts'
import { type Coverage, covers } from '../platform/contract/coverage.ts'

export const coverage: readonly Coverage[] = [
  covers('G1.positions', readRegister, '/responsibility'),
  covers('G1.register', readHandOver, '/responsibility/hand-overs'),
  covers('G2.ledger', listHazards, '/hazards'),
  covers('G2.loop', closeHazard, '/hazards'),
  covers('G2.grading', readDuties, '/duties?duty=hazard-grading'),
  covers('G2.scan', confirmScan, '/scan-reports'),
  covers('G2.library', listEntries, '/hazards/library'),
  covers('G2.repeats', readRates, '/hazards/repeats'),
  covers('G2.supervision', superviseHazard, '/hazards'),
  covers('G3.systems', readSystem, '/systems'),
  covers('G5.indicators', readYear, '/overview'),
  covers('B1.checklists', readChecklist, '/activities'),
  covers('G3.reading', readDuties, '/duties?duty=system-reading'),
  covers('B1.duty', readDuties, '/duties?family=building'),
  covers('B2.from-check', finishActivity, '/activities'),
  covers('B7.units', readHazard, '/hazards?family=building'),
  covers('F1.system', listSystems, '/systems?kind=fire'),
  covers('F1.routine', listActivities, '/activities'),
  covers('F2.duty', readDuties, '/duties?duty=fire-self-check'),
  covers('F2.checklist', finishActivity, '/activities'),
  covers('F3.duty', readWindow, '/duties?duty=joint-fire-drill'),
  covers('F4.duty', readWindow, '/duties?duty=fire-training'),
  covers('F6.professional', readDuties, '/duties?duty=professional-equipment-check'),
  covers('F7.inspections', recordActivity, '/activities?kind=inspection&family=fire'),
  covers('F7.ledger', listHazards, '/hazards?family=fire'),
  covers('F8.units', readHazard, '/hazards?family=fire'),
  covers('D6.checklist', finishActivity, '/activities'),
  covers('D7.training', readWindow, '/duties?duty=food-worker-training'),
  covers('D9.units', readHazard, '/hazards?family=food'),
  covers('E12.units', readHazard, '/hazards?family=epidemic'),
  covers('S3.duty', readWindow, '/duties?duty=joint-defence-drill'),
  covers('S5.duty', readWindow, '/duties?duty=squadron-drill'),
  covers('S7.units', readHazard, '/hazards?family=attack'),
  covers('R1.register', readFacility, '/responsibility'),
  covers('R3.duties', readOverview, '/duties'),
  covers('R3.hazards', listHazards, '/hazards'),
  covers('R6.report', reportHazard, '/hazards'),
  covers('R8.money', readMoney, '/money'),
  covers('R8.gaps', listMoneyTotals, '/money'),
  covers('R9.archive', exportFacility, '/hazards/archive'),
  covers('R9.model', readWarning, '/warnings'),
  covers('R11.journal', readJournal, '/journal'),
  covers('R11.tonight', readDossier, '/tonight'),
]
