import { getTranslations } from "next-intl/server";
import { CommandPalette } from "../palette/command-palette.tsx";
import { paletteEntries } from "./palette-entries.ts";
import type { ShellData } from "./shell-data.ts";

/** The palette with its words and entries. */
export async function Palette(data: Pick<ShellData, "user" | "projects" | "writable" | "searchDrafts">) {
  const [t, entries] = await Promise.all([getTranslations("shell"), paletteEntries(data)]);
  return (
    <CommandPalette
      entries={entries}
      group={t("keys.everywhere")}
      searchDrafts={data.searchDrafts}
      words={{
        title: t("palette.title"),
        placeholder: t("palette.placeholder"),
        drafts: t("palette.drafts"),
        searching: t("palette.searching"),
        empty: t("palette.empty"),
        failed: t("palette.failed"),
      }}
    />
  );
}
