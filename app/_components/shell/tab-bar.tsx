"use client";

import { Boxes, Folder, House, Inbox, Menu as MenuIcon } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState, type ReactNode } from "react";
import { Dialog } from "../overlays/dialog.tsx";
import { isCurrent } from "./is-current.ts";

export type TabBarWords = {
  label: string;
  home: string;
  review: string;
  projects: string;
  models: string;
  more: string;
  close: string;
};

/** The navigation of small screens: five tabs in reach of the thumb. `children`: what lies under More. */
export function TabBar({ words, children }: { words: TabBarWords; children: ReactNode }) {
  const pathname = usePathname();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const tabs: { href: Route; label: string; icon: ReactNode }[] = [
    { href: "/", label: words.home, icon: <House className="icon" aria-hidden /> },
    { href: "/review", label: words.review, icon: <Inbox className="icon" aria-hidden /> },
    { href: "/projects", label: words.projects, icon: <Folder className="icon" aria-hidden /> },
    { href: "/models", label: words.models, icon: <Boxes className="icon" aria-hidden /> },
  ];
  return (
    <>
      <nav className="tabbar" aria-label={words.label}>
        {tabs.map((tab) => (
          <Link
            key={tab.href}
            href={tab.href}
            className="tabbar-item"
            aria-current={isCurrent(tab.href, pathname) ? "page" : undefined}
          >
            {tab.icon}
            {tab.label}
          </Link>
        ))}
        <button type="button" className="tabbar-item" aria-haspopup="dialog" onClick={() => setOpenAt(pathname)}>
          <MenuIcon className="icon" aria-hidden />
          {words.more}
        </button>
      </nav>
      {/* Following a link in the sheet changes the page, and the sheet was opened on the one before. */}
      <Dialog
        open={openAt === pathname}
        onOpenChange={(open) => setOpenAt(open ? pathname : null)}
        look="sheet"
        title={words.more}
        closeLabel={words.close}
      >
        {children}
      </Dialog>
    </>
  );
}
