import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { loadNewest, loadProfiles } from "./load-profiles.ts";
import { ProfileComparison } from "./profile-comparison.tsx";
import { RunningProfile } from "./running-profile.tsx";

/** What the version that serves proved, and beside it the first other candidate that was tested. */
export async function DeploymentProfiles({
  champion,
  candidates,
}: {
  champion: { id: string; label: string };
  candidates: readonly { id: string; label: string }[];
}) {
  const [t, actor] = await Promise.all([getTranslations("profiles"), requireUser()]);
  const others = candidates.filter(({ id }) => id !== champion.id);
  const [profiles, { active }] = await Promise.all([
    loadNewest(db, actor, [champion.id, ...others.map(({ id }) => id)]),
    loadProfiles(db, actor, champion.id),
  ]);
  const other = others.find(({ id }) => profiles.has(id));
  const shown = [champion, ...(other ? [other] : [])].map(({ id, label }) => ({
    label,
    profile: profiles.get(id) ?? null,
  }));
  return (
    <section aria-labelledby="profiles">
      <h3 id="profiles">{t("title")}</h3>
      {active && <RunningProfile profile={active} name={champion.label} />}
      {shown.some(({ profile }) => profile) ? (
        <ProfileComparison versions={shown} />
      ) : (
        !active && <p className="small sub">{t("none")}</p>
      )}
      <p className="meta mt-3">
        <Link href={`/models/versions/${champion.id}#self-test` as Route}>
          {t("toProfile", { version: champion.label })}
        </Link>
      </p>
    </section>
  );
}
