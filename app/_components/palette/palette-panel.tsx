"use client";

import { Command } from "cmdk";
import { FileText, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { useRef, useState } from "react";
import { groupBy } from "../group-by.ts";
import { useReturnFocus } from "../overlays/use-return-focus.ts";
import type { PaletteEntry, PaletteWords, SearchDrafts } from "./entries.ts";
import { useDraftSearch } from "./use-draft-search.ts";

type PalettePanelProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  entries: PaletteEntry[];
  words: PaletteWords;
  searchDrafts: SearchDrafts | undefined;
};

export function PalettePanel({ open, onOpenChange, ...rest }: PalettePanelProps) {
  const content = useRef<HTMLDivElement>(null);
  const focus = useReturnFocus(() => content.current);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content ref={content} className="dialog palette" aria-describedby={undefined} {...focus}>
          <Dialog.Title className="visually-hidden">{rest.words.title}</Dialog.Title>
          <PaletteCommand {...rest} close={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteCommand({
  entries,
  words,
  searchDrafts,
  close,
}: Omit<PalettePanelProps, "open" | "onOpenChange"> & { close: () => void }) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const search = useDraftSearch(searchDrafts, query);
  const groups = groupBy(entries, (entry) => entry.group);

  function go(entry: PaletteEntry) {
    close();
    router.push(entry.href);
  }

  return (
    <Command label={words.title} loop>
      <div className="palette-search">
        <Search className="icon" aria-hidden />
        <Command.Input
          className="palette-input"
          value={query}
          onValueChange={setQuery}
          placeholder={words.placeholder}
        />
      </div>
      <Command.List className="palette-list">
        {search.state === "idle" && search.found.length === 0 && (
          <Command.Empty className="palette-note sub small">{words.empty}</Command.Empty>
        )}
        {groups.map(([group, members]) => (
          <Command.Group key={group} heading={group}>
            {members.map((entry) => (
              <Entry key={entry.id} entry={entry} onSelect={go} />
            ))}
          </Command.Group>
        ))}
        {search.found.length > 0 && (
          <Command.Group heading={words.drafts} forceMount>
            {search.found.map((entry) => (
              <Entry key={entry.id} entry={entry} onSelect={go} draft />
            ))}
          </Command.Group>
        )}
        {search.state === "searching" && <p className="palette-note sub small">{words.searching}</p>}
        {search.state === "failed" && <p className="palette-note sub small">{words.failed}</p>}
      </Command.List>
    </Command>
  );
}

/** Drafts were already found by their text, so the palette's own filter lets them through. */
function Entry({
  entry,
  onSelect,
  draft,
}: {
  entry: PaletteEntry;
  onSelect: (entry: PaletteEntry) => void;
  draft?: boolean;
}) {
  return (
    <Command.Item
      className="palette-item"
      value={entry.id}
      keywords={[entry.label, entry.detail ?? ""]}
      onSelect={() => onSelect(entry)}
      forceMount={draft}
    >
      {draft && <FileText className="icon" aria-hidden />}
      <span className="cut">{entry.label}</span>
      {entry.detail && <span className="meta">{entry.detail}</span>}
    </Command.Item>
  );
}
