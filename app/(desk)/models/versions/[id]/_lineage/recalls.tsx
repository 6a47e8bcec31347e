import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { presentRecall, type PresentedRecall } from "#lib/models/recalls/present";
import { listRecallsOf } from "#lib/models/recalls/queries";
import { LocalTime } from "../../../../../_components/local-time.tsx";
import { SectionHead } from "../../../../../_components/page-head.tsx";
import { ProgressBar } from "../../../../../_components/progress-bar.tsx";

/** Each recall: who, when, why, and how many of its drafts somebody has looked at. Nothing where there is none. */
export async function Recalls({ versionId }: { versionId: string }) {
  const [t, recalls] = await Promise.all([
    getTranslations("versions"),
    listRecallsOf(db, await requireUser(), versionId),
  ]);
  if (recalls.length === 0) return null;
  return (
    <section aria-labelledby="recalls" className="max-w-160">
      <SectionHead id="recalls" title={t("recalls")} />
      <ul className="grid gap-6">
        {recalls.map(presentRecall).map((recall) => (
          <li key={recall.id}>
            <Recall recall={recall} />
          </li>
        ))}
      </ul>
    </section>
  );
}

async function Recall({ recall }: { recall: PresentedRecall }) {
  const t = await getTranslations("versions");
  const { by, reason, drafts, resolved, outcomes } = recall;
  const looked = t("lookedAt", { resolved, drafts });
  const answers = outcomes.map(({ outcome, drafts: count }) => t(`outcome.${outcome}`, { count }));
  return (
    <div className="grid gap-2">
      <p>
        {t.rich("recallLine", {
          by: by ?? t("somebody"),
          reason,
          when: () => <LocalTime at={recall.createdAt} look="moment" />,
        })}
      </p>
      <ProgressBar label={looked} value={drafts === 0 ? 100 : (100 * resolved) / drafts} />
      <p className="small sub">{[looked, ...answers].join(", ")}</p>
    </div>
  );
}
