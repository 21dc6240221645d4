/** A page in navigation; of two that the address lies under, only the nearer one is where we are. */
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { currentOf, type NavPage } from './navigation.ts'

interface NavLinkProps {
  readonly page: NavPage
  readonly pages: readonly NavPage[]
  readonly className: string
  readonly onClick?: () => void
  readonly children: ReactNode
}

export function NavLink({ page, pages, className, onClick, children }: NavLinkProps) {
  const here = useLocation({ select: ({ pathname }) => currentOf(pages, pathname) === page })
  return (
    <Link
      to={page.path}
      className={here ? `${className} active` : className}
      aria-current={here ? 'page' : undefined}
      activeOptions={{ exact: true }}
      activeProps={{}}
      {...(onClick ? { onClick } : {})}
    >
      {children}
    </Link>
  )
}
