"use client";

import { Keyboard, LogOut, User } from "lucide-react";
import { openKeysEvent } from "../keyboard/keyboard-help.tsx";
import { Menu } from "../overlays/menu.tsx";
import { Avatar } from "../avatar.tsx";

export type AccountWords = { account: string; keys: string; signOut: string; yourAccount: string };

/** The reader's own menu at the foot of the navigation. `signOut`: the server action that ends the session. */
export function AccountMenu({
  name,
  words,
  signOut,
}: {
  name: string;
  words: AccountWords;
  signOut: () => Promise<void>;
}) {
  return (
    <Menu
      side="top"
      trigger={{
        className: "nav-item",
        children: (
          <>
            <Avatar name={name} />
            <span className="nav-label cut">{name}</span>
            <span className="visually-hidden">, {words.yourAccount}</span>
          </>
        ),
      }}
      items={[
        { label: words.account, icon: <User className="icon" aria-hidden />, href: "/account" },
        {
          label: words.keys,
          icon: <Keyboard className="icon" aria-hidden />,
          keys: "?",
          onSelect: () => void window.dispatchEvent(new Event(openKeysEvent)),
        },
        { type: "line" },
        { label: words.signOut, icon: <LogOut className="icon" aria-hidden />, onSelect: signOut },
      ]}
    />
  );
}
