import { getTranslations } from "next-intl/server";
import type { PresentedProfile, PresentedResult } from "#lib/models/profiles/present";
import { STAGE_NAMES, type StageName } from "#lib/models/profiles/schema";

/** "Refused: another number 3, no whole sentence 2"; null when all were accepted. */
export async function refusalWords({ reasons }: PresentedResult): Promise<string | null> {
  const t = await getTranslations("profiles");
  const sorted = Object.entries(reasons).sort((one, other) => other[1] - one[1]);
  if (sorted.length === 0) return null;
  const words = sorted.map(([code, count]) => {
    const key = `reason.${code}` as "reason.empty";
    return t("reasonCount", { reason: t.has(key) ? t(key) : t("otherReason", { code }), count });
  });
  return t("refused", { reasons: words.join(", ") });
}

/** What a self-test does now. */
export async function progressWords({ status, progress }: PresentedProfile): Promise<string> {
  const t = await getTranslations("profiles");
  if (status === "queued" || !progress) return t("waiting");
  const { name, done, of } = progress;
  if (name === "load" || name === "speed" || name === "waits") return t(`progress.${name}`);
  const stage = STAGE_NAMES.find((one) => one === name);
  return stage ? t("progress.stage", { stage: t(`stage.${stage}`), item: done + 1, of }) : t("waiting");
}

/** The better share first where both were tested; 0 when they are equal. */
export function compareShares(one: PresentedResult | undefined, other: PresentedResult | undefined): number {
  if (!one || !other) return 0;
  return Math.sign(one.accepted * other.items - other.accepted * one.items);
}

/** All stages of these profiles, in the order of the suite. */
export function stagesOf(profiles: readonly (PresentedProfile | null)[]): StageName[] {
  const found = new Set(profiles.flatMap((profile) => profile?.results.map(({ stage }) => stage) ?? []));
  return STAGE_NAMES.filter((stage) => found.has(stage));
}
