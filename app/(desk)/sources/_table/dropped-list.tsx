import { getTranslations } from "next-intl/server";
import type { Dropped } from "#lib/sources/schema";

/** What an import left out and why; nothing when all was taken. */
export async function DroppedList({ dropped }: { dropped: Dropped[] }) {
  const t = await getTranslations("sources");
  if (dropped.length === 0) return null;
  return (
    <ul className="meta" aria-label={t("dropped")}>
      {dropped.map(({ what, why, count }, index) => (
        <li key={index}>{t("droppedItem", { what, why, count })}</li>
      ))}
    </ul>
  );
}
