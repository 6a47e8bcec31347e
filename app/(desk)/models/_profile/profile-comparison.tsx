import { getTranslations } from "next-intl/server";
import type { PresentedProfile } from "#lib/models/profiles/present";
import type { StageName } from "#lib/models/profiles/schema";
import { ProfileBars, type ProfileRow } from "../../../_components/profile-bars.tsx";
import { formatBytes } from "../../format-bytes.ts";
import { compareShares, refusalWords, stagesOf } from "./words.ts";

export type Tested = { label: string; profile: PresentedProfile | null };

/** Acceptance by stage as bars, with count and word; of the first version also why items were refused. */
export async function ProfileComparison({ versions }: { versions: readonly Tested[] }) {
  const t = await getTranslations("profiles");
  const profiles = versions.map(({ profile }) => profile);
  const stages = await Promise.all(stagesOf(profiles).map((stage) => stageRow(stage, profiles)));
  const measured = [
    measuredRow(
      t("writing"),
      profiles,
      ({ tokensPerSecond }) => tokensPerSecond,
      (value) => String(Math.round(value)),
      1,
    ),
    measuredRow(t("memory"), profiles, ({ memoryBytes }) => memoryBytes, formatBytes, -1),
  ].filter((row) => versions.length > 1 && row.values.some((value) => value !== null));
  return (
    <>
      <ProfileBars
        heading={t("stageColumn")}
        versions={versions.map(({ label }) => label)}
        rows={[...stages, ...measured]}
        unmeasured={t("unmeasured")}
      />
      {versions.length > 1 && <p className="meta mt-3">{t("better")}</p>}
    </>
  );
}

async function stageRow(stage: StageName, profiles: readonly (PresentedProfile | null)[]): Promise<ProfileRow> {
  const t = await getTranslations("profiles");
  const results = profiles.map((profile) => profile?.results.find((result) => result.stage === stage));
  const [first, second] = results;
  const refused = first ? await refusalWords(first) : null;
  return {
    label: (
      <>
        {t(`stage.${stage}`)}
        {first && <span className="meta block">{t(first.passed ? "passed" : "notPassed")}</span>}
        {refused && <span className="meta block">{refused}</span>}
      </>
    ),
    values: results
      .map(
        (result, index) =>
          result && {
            value: (result.accepted / Math.max(1, result.items)) * 100,
            text: t("count", { accepted: result.accepted, items: result.items }),
            better: compareShares(result, index === 0 ? second : first) > 0,
          },
      )
      .map((value) => value ?? null),
  };
}

/** `sign`: 1 where more is better. */
function measuredRow(
  label: string,
  profiles: readonly (PresentedProfile | null)[],
  valueOf: (profile: PresentedProfile) => number | null,
  write: (value: number) => string,
  sign: 1 | -1,
): ProfileRow {
  const values = profiles.map((profile) => profile && valueOf(profile));
  const known = values.filter((value) => value !== null);
  const most = Math.max(1, ...known);
  const best = sign === 1 ? Math.max(...known) : Math.min(...known);
  return {
    label,
    values: values.map((value) =>
      value === null
        ? null
        : { value: (value / most) * 100, text: write(value), better: known.length > 1 && value === best },
    ),
  };
}
