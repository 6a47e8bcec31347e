import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { countRecalled } from "#lib/reviews/recalled/queries";
import { Tabs } from "../../../_components/tabs.tsx";
import { loadLists, type ListName } from "../load-lists.ts";

/** How much waits, and the lists; Recalled is one of them while something is. */
export async function InboxHead({ list }: { list: ListName }) {
  const [t, { mine, anyone }, recalled] = await Promise.all([
    getTranslations("review"),
    loadLists(),
    countRecalled(db, await requireUser()),
  ]);
  const tab = (name: ListName, count?: number) => ({
    label: t(`lists.${name}`),
    href: `/review?list=${name}` as Route,
    current: name === list,
    ...(count !== undefined && { count }),
  });
  return (
    <>
      <header>
        <h1 id="inbox-title">{t("title")}</h1>
        <span className="meta">{t("waiting", { count: mine.length + anyone.length })}</span>
      </header>
      <Tabs
        label={t("lists.label")}
        tabs={[
          tab("mine", mine.length),
          tab("anyone", anyone.length),
          tab("done"),
          ...(recalled > 0 || list === "recalled" ? [tab("recalled", recalled)] : []),
        ]}
      />
    </>
  );
}
