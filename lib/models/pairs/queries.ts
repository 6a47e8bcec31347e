/** Language pairs: which ones the projects of this desk need, whether a model serves them or not. */
import type { Db } from "#lib/db/client";
import { isSameLanguage } from "../languages.ts";

export type LanguagePair = { from: string; to: string };

/**
 * What people translate, or would: pairs that were ordered, and from each project's language into those of its other
 * drafts. The pair wanted most often first.
 */
export async function listWantedPairs(db: Db, limit = 12): Promise<LanguagePair[]> {
  const rows = await db.$queryRaw<LanguagePair[]>`
    SELECT "from", "to" FROM (
      SELECT brief->>'from' AS "from", brief->>'to' AS "to" FROM generations WHERE kind = 'translation'
      UNION ALL
      SELECT project.language, draft.language FROM drafts draft
        JOIN projects project ON project.id = draft.project_id
       WHERE draft.language <> project.language
    ) AS wanted
    WHERE "from" IS NOT NULL AND "to" IS NOT NULL
    GROUP BY "from", "to" ORDER BY count(*) DESC, "from", "to" LIMIT ${limit * 2}`;
  const pairs = rows.map(({ from, to }) => ({ from: withoutRegion(from), to: withoutRegion(to) }));
  const distinct = new Map(pairs.map((pair) => [`${pair.from}-${pair.to}`, pair]));
  return [...distinct.values()].filter(({ from, to }) => !isSameLanguage(from, to)).slice(0, limit);
}

/** Models for pairs know languages and scripts. */
function withoutRegion(tag: string): string {
  const { language, script } = new Intl.Locale(tag);
  return script ? `${language}-${script}` : language;
}
