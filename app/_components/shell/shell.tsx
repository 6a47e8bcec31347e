import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { KeyboardHelp } from "../keyboard/keyboard-help.tsx";
import { CommandPalette } from "../palette/command-palette.tsx";
import { ThemeSwitch } from "../theme-switch.tsx";
import { MoreList } from "./more-list.tsx";
import { Navigation } from "./navigation.tsx";
import { paletteEntries } from "./palette-entries.ts";
import type { ShellData } from "./shell-data.ts";
import { TabBar } from "./tab-bar.tsx";

/**
 * The frame of the desk. A page puts a `page` (scrolls) or a `workspace` (fills the window) into it; a `workspace-slim`
 * folds the navigation to icons.
 */
export async function Shell({ children, ...data }: ShellData & { children: ReactNode }) {
  const [t, entries] = await Promise.all([getTranslations("shell"), paletteEntries(data)]);
  return (
    <>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <div className="shell">
        <Navigation {...data} />
        <main className="main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <TabBar
        words={{
          label: t("mainSmall"),
          home: t("home"),
          review: t("review"),
          projects: t("projects"),
          models: t("models"),
          more: t("more"),
          close: t("close"),
        }}
      >
        <MoreList
          isAdmin={data.user.isAdmin}
          signOut={data.signOut}
          words={{
            search: t("search"),
            jobs: t("jobs"),
            users: t("users"),
            account: t("account"),
            signOut: t("signOut"),
          }}
        />
        <ThemeSwitch label={t("theme")} className="button button-icon" />
      </TabBar>
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
          close: t("close"),
        }}
      />
      <KeyboardHelp
        words={{
          title: t("keys.title"),
          about: t("keys.about"),
          everywhere: t("keys.everywhere"),
          help: t("keys.help"),
          single: t("keys.single"),
          singleHint: t("keys.singleHint"),
          close: t("close"),
        }}
      />
    </>
  );
}
