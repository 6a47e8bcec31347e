"use client";

import { useState } from "react";
import { groupBy } from "../group-by.ts";
import { Dialog } from "../overlays/dialog.tsx";
import { drawKeys } from "./match-keys.ts";
import { listShortcuts, type Shortcut } from "./shortcuts.ts";
import { setSingleKeys, useSingleKeys } from "./single-keys.ts";
import { useShortcut } from "./use-shortcut.ts";
import { useWindowEvent } from "./use-window-event.ts";

export type KeyboardWords = {
  title: string;
  about: string;
  everywhere: string;
  help: string;
  single: string;
  singleHint: string;
  close: string;
};

/** Opens the list of keys from anywhere else, for example from the account menu. */
export const openKeysEvent = "copydesk:open-keys";

/** `?` lists the keys of this screen and lets single keys be switched off. */
export function KeyboardHelp({ words }: { words: KeyboardWords }) {
  const [shown, setShown] = useState<Shortcut[] | null>(null);
  const open = () => setShown(listShortcuts());
  useShortcut("?", open, { label: words.help, group: words.everywhere });
  useWindowEvent(openKeysEvent, open);
  return (
    <Dialog
      open={shown !== null}
      onOpenChange={(next) => !next && setShown(null)}
      look="wide"
      title={words.title}
      description={words.about}
      closeLabel={words.close}
    >
      <KeysList shortcuts={shown ?? []} />
      <SingleKeys words={words} />
    </Dialog>
  );
}

function KeysList({ shortcuts }: { shortcuts: Shortcut[] }) {
  const mac = /mac|iphone|ipad/i.test(navigator.userAgent);
  const groups = groupBy(shortcuts, (shortcut) => shortcut.group ?? "");
  return (
    <div className="keys-list">
      {groups.map(([group, members]) => (
        <section key={group}>
          <h3>{group}</h3>
          <ul>
            {members.map((shortcut) => (
              <li key={shortcut.keys}>
                {shortcut.label} <kbd>{drawKeys(shortcut.keys, mac)}</kbd>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function SingleKeys({ words }: { words: KeyboardWords }) {
  const on = useSingleKeys();
  return (
    <label className="check-row">
      <input
        type="checkbox"
        className="checkbox"
        checked={on}
        onChange={(event) => setSingleKeys(event.target.checked)}
        aria-describedby="single-keys-hint"
      />
      <span>
        {words.single}
        <span className="field-hint block" id="single-keys-hint">
          {words.singleHint}
        </span>
      </span>
    </label>
  );
}
