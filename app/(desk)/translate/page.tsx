import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import type { UserActor } from "#lib/auth/actor";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { TRANSLATION_LIMITS } from "#lib/translations/schema";
import { PageHead } from "../../_components/page-head.tsx";
import { SkeletonRows } from "../../_components/skeleton.tsx";
import { languageName } from "../language-name.ts";
import { LiveDesk } from "./_live/live-desk.tsx";
import { TranslateWords } from "./_live/words.tsx";
import { loadTranslate } from "./load-translate.ts";
import { PairNote } from "./pair-note.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("translate");
  return { title: t("title") };
}

export default async function TranslatePage({ searchParams }: PageProps<"/translate">) {
  const [query, actor, t, common] = await Promise.all([
    searchParams,
    requireUser(),
    getTranslations("translate"),
    getTranslations("common"),
  ]);
  return (
    <div className="page live-page">
      <PageHead title={t("title")}>{t("about")}</PageHead>
      <Suspense fallback={<SkeletonRows label={common("loading")} rows={5} />}>
        <Desk actor={actor} query={query} />
      </Suspense>
    </div>
  );
}

async function Desk({ actor, query }: { actor: UserActor; query: Awaited<PageProps<"/translate">["searchParams"]> }) {
  const [t, loaded] = await Promise.all([getTranslations("translate"), loadTranslate(db, actor, query)]);
  const { languages, pair, catalogIds, listed, ready } = loaded;
  const choices = listed.map((value) => {
    const language = languageName(value);
    return { value, label: ready.has(value) ? language : t("noModelYet", { language }) };
  });
  return (
    <TranslateWords>
      <LiveDesk
        start={languages}
        startDetects={loaded.detects}
        choices={choices}
        pair={pair}
        projects={loaded.projects}
        most={TRANSLATION_LIMITS.characters}
        missing={pair.ready ? null : <PairNote actor={actor} from={pair.from} to={pair.to} catalogIds={catalogIds} />}
      />
    </TranslateWords>
  );
}
