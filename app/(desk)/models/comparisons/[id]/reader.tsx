import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { UserActor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import { env } from "#lib/env/env";
import { findItem, listItems, type ListedItem } from "#lib/evaluation/items/queries";
import { comparisonAbilities } from "#lib/evaluation/policy";
import { presentTexts } from "#lib/evaluation/present";
import type { ListedComparison } from "#lib/evaluation/queries";
import { MOST_OF_SHADOW } from "#lib/evaluation/schema";
import { LinkButton } from "../../../../_components/button.tsx";
import { Hotkey } from "../../../../_components/keyboard/hotkey.tsx";
import { Note } from "../../../../_components/note.tsx";
import { SectionHead } from "../../../../_components/page-head.tsx";
import { Segmented } from "../../../../_components/segmented.tsx";
import { Choice } from "./choice.tsx";
import { Difference } from "./difference.tsx";
import { Side } from "./side.tsx";

export type View = "sides" | "difference";

type Props = { comparison: ListedComparison; actor: UserActor; wanted: string | null; view: View };

/** One text after the other, both versions of it side by side. */
export async function Reader({ comparison, actor, wanted, view }: Props) {
  const t = await getTranslations("comparisons");
  const { items } = await listItems(db, actor, comparison.id, { limit: MOST_OF_SHADOW, cursor: null });
  const current = items.find(({ id }) => id === wanted) ?? nextUnread(items, -1) ?? items[0];
  const item = current && (await findItem(db, actor, comparison.id, current.id));
  if (!current || !item)
    return <p className="small sub">{t(comparison.counts.completed > 0 ? "noneForYou" : "noTexts")}</p>;
  const place = items.indexOf(current);
  const texts = presentTexts(item, comparison, env.COPYDESK_SECRET);
  const common = await getTranslations("common");
  const [first, second] = texts.sides;
  const linkTo = (id: string, how: View = view) =>
    `/models/comparisons/${comparison.id}?text=${id}${how === "difference" ? "&view=difference" : ""}` as Route;
  const about = [common(`kind.${texts.kind}`), texts.about, texts.project.name].filter(Boolean).join(", ");
  const next = nextUnread(items, place);
  const isRead = items.every(({ status, verdict }) => status !== "completed" || verdict !== null);
  return (
    <section aria-labelledby="text">
      <SectionHead id="text" title={t("text", { number: place + 1, all: items.length })} />
      <div className="comparison-bar">
        <p className="small sub">{about}</p>
        <div className="row">
          {texts.status === "completed" && (
            <Segmented
              label={t("view")}
              segments={[
                { label: t("sideBySide"), href: linkTo(texts.id, "sides"), current: view === "sides" },
                { label: t("difference"), href: linkTo(texts.id, "difference"), current: view === "difference" },
              ]}
            />
          )}
          <Step items={items} place={place - 1} keys="k" label={t("previous")} linkTo={linkTo} />
          <Step items={items} place={place + 1} keys="j" label={t("following")} linkTo={linkTo} />
          {next && next.id !== current.id && (
            <>
              <LinkButton small keys="N" href={linkTo(next.id)}>
                {t("next")}
              </LinkButton>
              <Hotkey keys="n" label={t("next")} group={t("keys")} href={linkTo(next.id)} />
            </>
          )}
        </div>
      </div>
      {texts.error && (
        <Note tone="critical" title={t("notWritten")}>
          {texts.error.message}
        </Note>
      )}
      {texts.status === "queued" || texts.status === "running" ? (
        <p className="small sub">{t("notYet")}</p>
      ) : (
        texts.status === "completed" && (
          <>
            <Choice
              key={texts.id}
              comparisonId={comparison.id}
              texts={texts}
              mayJudge={comparisonAbilities(actor, comparison).judge}
            />
            {view === "difference" ? (
              <Difference from={first?.markdown ?? ""} to={second?.markdown ?? ""} />
            ) : (
              <div className="comparison-texts">
                {texts.sides.map((side) => (
                  <Side key={side.side} side={side} language={texts.language} />
                ))}
              </div>
            )}
          </>
        )
      )}
      {isRead && comparison.counts.judged > 0 && <p className="small sub mt-3">{t("allRead")}</p>}
    </section>
  );
}

async function Step({
  items,
  place,
  keys,
  label,
  linkTo,
}: {
  items: ListedItem[];
  place: number;
  keys: string;
  label: string;
  linkTo: (id: string) => Route;
}) {
  const t = await getTranslations("comparisons");
  const item = items[place];
  if (!item) return null;
  return (
    <>
      <LinkButton small tone="quiet" keys={keys.toUpperCase()} href={linkTo(item.id)}>
        {label}
      </LinkButton>
      <Hotkey keys={keys} label={label} group={t("keys")} href={linkTo(item.id)} />
    </>
  );
}

/** After this place, and round to the beginning. */
function nextUnread(items: ListedItem[], place: number): ListedItem | null {
  const from = [...items.slice(place + 1), ...items.slice(0, place + 1)];
  return from.find(({ status, verdict }) => status === "completed" && verdict === null) ?? null;
}
