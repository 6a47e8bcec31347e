import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { db } from "#lib/db/client";
import { presentOpenRecall } from "#lib/models/recalls/present";
import { listOpenRecalls } from "#lib/models/recalls/queries";
import { LocalTime } from "../../../_components/local-time.tsx";
import { Note } from "../../../_components/note.tsx";

/** A reviewer knows of a recall before the verdict: approving answers it. The caller has checked who asks. */
export async function RecallNotice({ draftId }: { draftId: string }) {
  const [t, recalls] = await Promise.all([getTranslations("drafts.recall"), listOpenRecalls(db, draftId)]);
  return recalls.map(presentOpenRecall).map(({ id, by, reason, version, createdAt }) => (
    <div key={id} className="mb-4">
      <Note tone="caution" title={t("title")}>
        {t.rich("about", {
          by: by ?? t("somebody"),
          reason,
          version: () => <Link href={`/models/versions/${version.id}` as Route}>{version.label}</Link>,
          when: () => <LocalTime at={createdAt} look="moment" />,
        })}{" "}
        {t("answers")}
      </Note>
    </div>
  ));
}
