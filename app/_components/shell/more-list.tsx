"use client";

import { Gauge, Languages, ListOrdered, LogOut, Search, User, Users } from "lucide-react";
import Link from "next/link";
import { openPalette } from "../palette/command-palette.tsx";
import { useCloseDialog } from "../overlays/dialog.tsx";
import { ThemeSwitch } from "../theme-switch.tsx";

export type MoreWords = {
  search: string;
  translate: string;
  jobs: string;
  usage: string;
  users: string;
  account: string;
  theme: string;
  signOut: string;
};

/** Under More on small screens. */
export function MoreList({
  words,
  isAdmin,
  signOut,
}: {
  words: MoreWords;
  isAdmin: boolean;
  signOut: () => Promise<void>;
}) {
  const close = useCloseDialog();

  function search() {
    close();
    openPalette();
  }

  return (
    <ul>
      <li>
        <button type="button" className="menu-item" onClick={search}>
          <Search className="icon" aria-hidden />
          {words.search}
        </button>
      </li>
      <li>
        <Link className="menu-item" href="/translate">
          <Languages className="icon" aria-hidden />
          {words.translate}
        </Link>
      </li>
      <li>
        <Link className="menu-item" href="/jobs">
          <ListOrdered className="icon" aria-hidden />
          {words.jobs}
        </Link>
      </li>
      {isAdmin && (
        <li>
          <Link className="menu-item" href="/usage">
            <Gauge className="icon" aria-hidden />
            {words.usage}
          </Link>
        </li>
      )}
      {isAdmin && (
        <li>
          <Link className="menu-item" href="/users">
            <Users className="icon" aria-hidden />
            {words.users}
          </Link>
        </li>
      )}
      <li>
        <Link className="menu-item" href="/account">
          <User className="icon" aria-hidden />
          {words.account}
        </Link>
      </li>
      <li>
        <ThemeSwitch label={words.theme} words className="menu-item" />
      </li>
      <li>
        <button type="button" className="menu-item" onClick={() => void signOut()}>
          <LogOut className="icon" aria-hidden />
          {words.signOut}
        </button>
      </li>
    </ul>
  );
}
