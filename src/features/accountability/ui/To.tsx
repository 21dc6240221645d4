/** A link to a record, whose path may carry values after `?`: the router takes the two apart. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export function To({ path, children }: { path: string; children: ReactNode }) {
  const [to = '/', query = ''] = path.split('?')
  return (
    <Link to={to as never} search={Object.fromEntries(new URLSearchParams(query)) as never}>
      {children}
    </Link>
  )
}
