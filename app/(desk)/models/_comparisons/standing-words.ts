import { getTranslations } from "next-intl/server";
import type { PresentedComparison } from "#lib/evaluation/present";

type Compared = Pick<PresentedComparison, "standing" | "champion" | "challenger">;

/** "in-short v3 leads 14 to 5". */
export async function leadWords({ standing, champion, challenger }: Compared): Promise<string> {
  const t = await getTranslations("comparisons");
  const { leader } = standing;
  if (standing.champion + standing.challenger + standing.same === 0) return t("lead.none");
  if (leader === null) return t("lead.even", { count: standing.champion });
  const [version, other] =
    leader === "champion" ? ([champion, "challenger"] as const) : ([challenger, "champion"] as const);
  return t(`lead.${leader}`, { version: version.label ?? t("gone"), wins: standing[leader], losses: standing[other] });
}

/** What the choices so far prove, in one plain sentence. */
export async function certaintyWords({ standing }: Compared): Promise<string> {
  const t = await getTranslations("comparisons");
  return t(`sure.${standing.certainty}`, { percent: Math.max(1, Math.round(standing.chance * 100)) });
}
