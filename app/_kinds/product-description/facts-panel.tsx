"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Fact, ProductContent } from "#lib/kinds/product-description/schema";
import { Note } from "../../_components/note.tsx";
import { Status } from "../../_components/status.tsx";
import { useDraft, useSaver } from "../saving/draft-session.tsx";
import { FactsTable } from "./facts-table.tsx";

/** The facts that the text rests on; a change is saved with the text, and the text is held against it. */
export function FactsPanel() {
  const t = useTranslations("drafts.product");
  const draft = useDraft();
  const saver = useSaver();
  const [facts, setFacts] = useState<Fact[]>((saver.content as ProductContent | undefined)?.facts ?? []);
  const isWhole = facts.every(isComplete);

  function write(next: Fact[]) {
    setFacts(next);
    if (saver.content && next.every(isComplete)) saver.edit({ ...(saver.content as ProductContent), facts: next });
  }

  return (
    <>
      <p className="sub small">{t("factsAbout")}</p>
      {!isWhole && <Note tone="caution" title={t("unsavedFact")} />}
      <FactsTable
        facts={facts}
        onChange={write}
        editable={draft.abilities.save}
        about={(index) => <Standing fact={facts[index]} />}
      />
    </>
  );
}

/** By the last save: what the text's marks say of it. */
function Standing({ fact }: { fact: Fact | undefined }) {
  const t = useTranslations("drafts.product");
  const draft = useDraft();
  if (!fact || !isComplete(fact)) return null;
  const line = `${fact.name.trim()}: ${fact.value.trim()}`;
  const own = draft.evidence.filter(({ quote }) => quote === line);
  const state = own.some((one) => one.state === "contradicted") ? "contradicted" : own.length > 0 ? "said" : "missing";
  const look = { contradicted: "failed", said: "completed", missing: "attention" } as const;
  return (
    <Status small state={look[state]}>
      {t(state)}
    </Status>
  );
}

const isComplete = ({ name, value }: Fact): boolean => name.trim() !== "" && value.trim() !== "";
