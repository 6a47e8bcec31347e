import { getTranslations } from "next-intl/server";
import type { LoadedPage } from "./load-page.ts";
import { dayOf, madeSentences, originOf } from "./made-words.ts";

/** What readers may know of the making: model, people in numbers, sources, changes after publication. */
export async function HowMade({ loaded }: { loaded: LoadedPage }) {
  const t = await getTranslations("site");
  return (
    <section className="how-made" id="how" aria-labelledby="how-title">
      <h2 id="how-title">{t("howMade")}</h2>
      <p>{madeSentences(t, loaded).join(" ")}</p>
      <dl>
        {(await factsOf(loaded)).map(({ name, values }) => (
          <div key={name}>
            <dt>{name}</dt>
            {values.map((value, index) => (
              <dd key={index}>{value}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

async function factsOf(loaded: LoadedPage): Promise<{ name: string; values: string[] }[]> {
  const t = await getTranslations("site.facts");
  const { page, disclosure } = loaded;
  const { approvals, approvedAt, editors, changes, writtenAt } = disclosure;
  const origin = originOf(loaded);
  const words = { extraction: "byExtraction", people: "byPeople", import: "byImport" } as const;
  const writer = origin === "model" ? (disclosure.model ?? "") : t(words[origin]);
  const supported = page.evidence.filter(({ state, sourceId }) => state === "supported" && sourceId);
  const copied = supported.filter((item) => item.origin === "source").length;
  const people = t("people", { count: approvals });
  return [
    { name: t("first"), values: [writtenAt ? t("firstBy", { writer, date: dayOf(writtenAt) }) : writer] },
    { name: t("editedBy"), values: [t("people", { count: editors })] },
    {
      name: t("approvedBy"),
      values: [approvedAt ? t("peopleOn", { count: approvals, date: dayOf(approvedAt) }) : people],
    },
    { name: t("claims"), values: [t("claimsCount", { count: supported.length, copied })] },
    ...(page.notes.length > 0 ? [{ name: t("noted"), values: page.notes }] : []),
    {
      name: t("changed"),
      values: [changes > 0 ? t("changedOn", { count: changes, date: dayOf(page.publishedAt) }) : t("unchanged")],
    },
  ];
}
