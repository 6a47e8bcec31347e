import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { modelAbilities } from "#lib/models/policy";
import { presentVersion, type PresentedVersion } from "#lib/models/present";
import { listModels } from "#lib/models/queries";
import { Note } from "../../../_components/note.tsx";
import { SectionHead } from "../../../_components/page-head.tsx";
import { ActButton } from "../../act-button.tsx";
import { profileAction } from "../actions.ts";
import { CompareForm } from "./compare-form.tsx";
import { loadNewest, loadProfiles } from "./load-profiles.ts";
import { ProfileComparison } from "./profile-comparison.tsx";
import { ProfileFacts } from "./profile-facts.tsx";
import { ProfileHistory } from "./profile-history.tsx";
import { RunningProfile } from "./running-profile.tsx";

const mostModels = 200;

/** What this version proved in its self-test, now and before; beside another one where the reader chose it. */
export async function VersionProfile({ version, beside }: { version: PresentedVersion; beside: string | null }) {
  const [t, actor] = await Promise.all([getTranslations("profiles"), requireUser()]);
  const [{ all, newest, active, failed }, others] = await Promise.all([
    loadProfiles(db, actor, version.id),
    listComparable(version),
  ]);
  const other = others.find(({ id }) => id === beside);
  const compared = other && { label: other.label, profile: other.profile };
  const mayRun = modelAbilities(actor).manage && version.status === "ready" && !active;
  return (
    <section id="self-test" aria-labelledby="self-test-title">
      <SectionHead id="self-test-title" title={t("title")}>
        {mayRun && (
          <ActButton
            small
            action={profileAction}
            fields={{ versionId: version.id }}
            pending={t("starting")}
            refused={t("notDone")}
          >
            {newest ? t("runAgain") : t("run")}
          </ActButton>
        )}
      </SectionHead>
      <p className="small sub mb-4">{t("about")}</p>
      {active && <RunningProfile profile={active} name={version.label} />}
      {failed?.error && (
        <Note tone="critical" title={t("failed")}>
          {failed.error.message} {failed.error.help}
        </Note>
      )}
      {newest ? (
        <>
          <CompareForm others={others} chosen={beside} />
          {newest.results.length === 0 ? (
            <p className="small sub">{t("noneStages")}</p>
          ) : (
            <ProfileComparison
              versions={[{ label: version.label, profile: newest }, ...(compared ? [compared] : [])]}
            />
          )}
          <h3 className="mt-6 mb-2">{t("facts")}</h3>
          <ProfileFacts profile={newest} />
        </>
      ) : (
        !active && <Note title={t("none")}>{t("noneAbout")}</Note>
      )}
      {all.length > 1 && (
        <>
          <h3 className="mt-6 mb-2">{t("history")}</h3>
          <ProfileHistory profiles={all} />
        </>
      )}
    </section>
  );
}

/** Other versions that share a task with it and have been tested. */
async function listComparable(version: PresentedVersion) {
  const actor = await requireUser();
  const models = await listModels(db, actor, { limit: mostModels, cursor: null });
  const versions = models.items
    .flatMap((model) => model.versions.map(presentVersion))
    .filter(({ id, tasks }) => id !== version.id && tasks.some((task) => version.tasks.includes(task)));
  const profiles = await loadNewest(
    db,
    actor,
    versions.map(({ id }) => id),
  );
  return versions.flatMap(({ id, label }) => {
    const profile = profiles.get(id);
    return profile ? [{ id, label, profile }] : [];
  });
}
