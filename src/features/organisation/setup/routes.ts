/** Setting up in the browser: whoever has the code from the terminal, once, while nothing is here. */
import { refuse } from '../../../platform/contract/problem.ts'
import { type Call, type Served, serveAnyone } from '../../../platform/endpoint.ts'
import { claimEmpty } from '../units/queries.ts'
import { foundBureau, openFirst } from './begin.ts'
import { alreadyBegun, checkSetUpCode, setUp, setUpCodeWrong } from './contract.ts'
import { checkPeople } from './rules.ts'

function mustFit({ platform, request, now }: Call<unknown, unknown, unknown>, code: string): void {
  if (!platform.setUpCode.fits(code, request.ip, now)) throw refuse(setUpCodeWrong, {})
}

const check = serveAnyone(checkSetUpCode, async (call) => {
  if (!(await claimEmpty(call.tx))) throw refuse(alreadyBegun, {})
  mustFit(call, call.body.code)
  return null
})

const begin = serveAnyone(setUp, async (call) => {
  const { code, ...asked } = call.body
  if (!(await claimEmpty(call.tx))) throw refuse(alreadyBegun, {})
  mustFit(call, code)
  checkPeople(asked.people)
  const scope = await foundBureau(call.tx, asked, call.today)
  if (!scope) throw refuse(alreadyBegun, {})
  await call.adopt(scope, null)
  const accounts = await openFirst(call, scope, asked, { by: 'browser', address: call.request.ip })
  call.afterCommit(() => call.platform.setUpCode.spend())
  return { accounts }
})

export const routes: readonly Served[] = [check, begin]
