import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

export type Tab = { label: ReactNode; href: Route; count?: number; current?: boolean };

/** Tabs that are pages. For panels of one page (the rail of a draft) see `PanelTabs`. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.current ? "page" : undefined}>
          {tab.label}
          {tab.count !== undefined && <span className="count">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
