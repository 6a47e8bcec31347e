import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { PresentedTexts } from "#lib/evaluation/present";
import { Hotkey } from "../../../../_components/keyboard/hotkey.tsx";
import { Note } from "../../../../_components/note.tsx";
import { ChoiceForm } from "./choice-form.tsx";

type Props = { comparisonId: string; texts: PresentedTexts; mayJudge: boolean };

const KEYS = [
  { choice: "first", keys: "1", word: "chooseFirst" },
  { choice: "second", keys: "2", word: "chooseSecond" },
  { choice: "same", keys: "0", word: "chooseSame" },
] as const;

/** Which of the two is better, once; afterwards who chose what. */
export async function Choice({ comparisonId, texts, mayJudge }: Props) {
  const t = await getTranslations("comparisons");
  if (texts.verdict) {
    const chosen = texts.sides.find(({ role }) => role === texts.verdict)?.version?.label ?? t("gone");
    const name = texts.judgedBy ?? t("somebody");
    return (
      <div className="mb-4" role="status">
        <Note tone="plain" title={t(`chosen.${texts.verdict}`, { name, version: chosen })}>
          {texts.note && `“${texts.note}” `}
          {texts.draft && <Link href={`/drafts/${texts.draft.id}` as Route}>{t("draft")}</Link>}
        </Note>
      </div>
    );
  }
  if (!mayJudge) return null;
  return (
    <>
      <ChoiceForm
        fields={{ comparisonId, itemId: texts.id }}
        buttons={KEYS.map(({ choice, keys, word }) => ({ id: `choose-${choice}`, choice, keys, label: t(word) }))}
        words={{
          ...{ question: t("choice"), note: t("note"), noteHint: t("noteHint") },
          ...{ pending: t("choosing"), refused: t("notDone") },
        }}
      />
      {KEYS.map(({ choice, keys, word }) => (
        <Hotkey key={choice} keys={keys} label={t(word)} group={t("keys")} press={`choose-${choice}`} />
      ))}
    </>
  );
}
