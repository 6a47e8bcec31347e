import { getTranslations } from "next-intl/server";
import { Suspense, type ReactNode } from "react";
import { KeyboardHelp } from "../keyboard/keyboard-help.tsx";
import { MoreList } from "./more-list.tsx";
import { Navigation } from "./navigation.tsx";
import { Palette } from "./palette.tsx";
import type { ShellData } from "./shell-data.ts";
import { TabBar } from "./tab-bar.tsx";

/**
 * The frame of the desk. A page puts a `page` (scrolls) or a `workspace` (fills the window) into it; a `workspace-slim`
 * folds the navigation to icons.
 */
export async function Shell({ children, ...data }: ShellData & { children: ReactNode }) {
  const t = await getTranslations("shell");
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
            translate: t("translate"),
            jobs: t("jobs"),
            usage: t("usage"),
            users: t("users"),
            account: t("account"),
            theme: t("theme"),
            signOut: t("signOut"),
          }}
        />
      </TabBar>
      <Suspense>
        <Palette {...data} />
      </Suspense>
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
