"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Tooltip } from "../overlays/tooltip.tsx";
import { useCurrentProject } from "./current-project.tsx";
import { isCurrent } from "./is-current.ts";

type NavLinkProps = {
  href: Route;
  label: string;
  icon: ReactNode;
  /** A `NavCount`. */
  count?: ReactNode;
  /** The project that this link leads to. */
  project?: string;
  /** Not marked on the pages below it. */
  exact?: boolean;
};

export function NavLink({ href, label, icon, count, project, exact }: NavLinkProps) {
  const pathname = usePathname();
  const currentProject = useCurrentProject();
  const here = exact ? pathname === href : isCurrent(href, pathname);
  const current = here || (project !== undefined && project === currentProject);
  return (
    <Tooltip text={label} side="right" unless={hasWords}>
      <Link href={href} className="nav-item" aria-current={current ? "page" : undefined}>
        {icon}
        <span className="nav-label cut">{label}</span>
        {count}
      </Link>
    </Tooltip>
  );
}

/** The navigation is wide and shows its words. */
export function hasWords(anchor: HTMLElement): boolean {
  return anchor.offsetWidth > 100;
}
