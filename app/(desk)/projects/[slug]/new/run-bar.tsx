"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState, type ReactNode } from "react";
import type { KindName } from "#lib/kinds/registry";
import { Button } from "../../../../_components/button.tsx";
import type { Pair } from "../../../../_kinds/translation/start-pair.ts";
import type { Guidelines } from "./guidelines-note.tsx";
import { findTranslators, type TranslationRun } from "./look-up.ts";
import type { SourceChoice } from "./source-choice.ts";

export type Queue = { waiting: number; running: number; workers: number };

type Props = {
  projectId: string;
  kind: KindName;
  /** Of a translation. */
  pair: Pair | null;
  writer: string | null;
  chosen: SourceChoice[];
  needsSource: boolean;
  /** Without a model it is built from words of our own, not from sources. */
  fromBank: boolean;
  guidelines: Guidelines;
  queue: Queue;
  isPending: boolean;
};

/** Rough, and called "about": English has some four characters to a token. */
const CHARACTERS_PER_TOKEN = 4;

/** Who will write, how much is read, what waits before it; and the button that starts it. */
export function RunBar(props: Props) {
  const { projectId, kind, pair, writer, chosen, needsSource, fromBank, guidelines, queue, isPending } = props;
  const t = useTranslations("drafts.run");
  const translators = useTranslators(projectId, pair);
  const characters = chosen.reduce((sum, source) => sum + source.characters, 0);
  const read = Math.round((characters + guidelines.characters) / CHARACTERS_PER_TOKEN);
  const passages = chosen.reduce((sum, source) => sum + source.passages, 0);
  const importing = chosen.find((source) => source.status === "importing");
  const waiting = isPending
    ? t("starting")
    : importing
      ? t("waitsForImport", { title: importing.title })
      : needsSource && chosen.length === 0
        ? t("needsSource")
        : kind === "translation" && pair && !pair.draftId && chosen.length === 0
          ? t("needsDocument")
          : null;
  return (
    <div className="cost">
      <dl>
        {kind === "translation" ? (
          <Fact term={t("translatedBy")} {...translationWords(t, translators)} />
        ) : (
          <Fact
            term={t("writtenBy")}
            value={writer ?? t(fromBank ? "bank" : "extraction")}
            detail={writer ? t("serves") : t(fromBank ? "bankAbout" : "extractionAbout")}
          />
        )}
        <Fact
          term={t("read")}
          value={t("tokens", { count: read })}
          detail={t("passages", { passages, sources: chosen.length })}
        />
        <Fact
          term={t("queue")}
          value={queue.workers === 0 ? t("noWorker") : t("ahead", { count: queue.waiting })}
          detail={queue.workers === 0 ? t("noWorkerAbout") : t("writingNow", { count: queue.running })}
        />
        <Fact term={t("cost")} value={t("free")} detail={t("ownModel")} />
      </dl>
      <div className="cost-go">
        <Button type="submit" tone="primary" keys="Ctrl ↵" waiting={waiting}>
          {isPending ? t("starting") : t(kind === "translation" ? "translate" : "write")}
        </Button>
      </div>
    </div>
  );
}

function Fact({ term, value, detail }: { term: string; value: ReactNode; detail: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <span className="title">{value}</span>
        <span className="meta">{detail}</span>
      </dd>
    </div>
  );
}

type Words = ReturnType<typeof useTranslations<"drafts.run">>;

function translationWords(t: Words, run: TranslationRun | null): { value: ReactNode; detail: ReactNode } {
  if (!run) return { value: t("looking"), detail: "" };
  if ("versions" in run)
    return { value: run.versions.join(", "), detail: t(run.versions.length > 1 ? "throughEnglish" : "direct") };
  return {
    value: t("noPair"),
    detail: (
      <Link href={"/models" as Route} className="link">
        {run.missing.length > 0 ? t("installPair", { entries: run.missing.join(", ") }) : t("seeModels")}
      </Link>
    ),
  };
}

function useTranslators(projectId: string, pair: Pair | null): TranslationRun | null {
  const [found, setFound] = useState<{ key: string; run: TranslationRun } | null>(null);
  const [from, to] = [pair?.from, pair?.to];
  const key = `${from}-${to}`;
  useEffect(() => {
    if (!from || !to) return;
    let current = true;
    void findTranslators(projectId, from, to).then((run) => current && setFound({ key: `${from}-${to}`, run }));
    return () => {
      current = false;
    };
  }, [projectId, from, to]);
  return found?.key === key ? found.run : null;
}
