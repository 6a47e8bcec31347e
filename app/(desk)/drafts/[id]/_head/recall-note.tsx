import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { may } from "#lib/auth/queries";
import { db } from "#lib/db/client";
import { findDraft } from "#lib/drafts/queries";
import { presentOpenRecall, type PresentedOpenRecall } from "#lib/models/recalls/present";
import { listOpenRecalls } from "#lib/models/recalls/queries";
import { LocalTime } from "../../../../_components/local-time.tsx";
import { Note } from "../../../../_components/note.tsx";
import { ConfirmButton } from "../../../../_components/overlays/confirm-dialog.tsx";
import { TextArea } from "../../../../_components/text-field.tsx";
import { keepRecalledAction } from "../actions.ts";

/** Why this draft is to be looked at again: a version that took part in it was recalled. Who decides may answer. */
export async function RecallNote({ draftId }: { draftId: string }) {
  const recalls = await listOpenRecalls(db, draftId);
  if (recalls.length === 0) return null;
  const draft = await findDraft(db, await requireUser(), draftId);
  const mayAnswer = draft !== null && may(draft.access, "review.decide");
  return (
    <div className="schedule-note grid gap-2">
      {recalls.map(presentOpenRecall).map((recall) => (
        <Recall key={recall.id} draftId={draftId} recall={recall} mayAnswer={mayAnswer} />
      ))}
    </div>
  );
}

type Props = { draftId: string; recall: PresentedOpenRecall; mayAnswer: boolean };

async function Recall({ draftId, recall, mayAnswer }: Props) {
  const [t, common] = await Promise.all([getTranslations("drafts.recall"), getTranslations("common")]);
  const { version, reason, by } = recall;
  return (
    <Note
      tone="caution"
      title={t("title")}
      actions={
        mayAnswer && (
          <ConfirmButton
            small
            label={t("keep")}
            words={{
              title: t("keepTitle"),
              consequence: t("keepAbout"),
              confirm: t("keep"),
              pending: t("keeping"),
              cancel: common("cancel"),
              refused: t("refused"),
            }}
            action={keepRecalledAction}
          >
            <input type="hidden" name="draftId" value={draftId} />
            <input type="hidden" name="recallId" value={recall.id} />
            <TextArea name="note" label={t("note")} hint={t("noteHint")} required maxLength={2000} />
          </ConfirmButton>
        )
      }
    >
      {t.rich("about", {
        by: by ?? t("somebody"),
        reason,
        version: () => <Link href={`/models/versions/${version.id}` as Route}>{version.label}</Link>,
        when: () => <LocalTime at={recall.createdAt} look="moment" />,
      })}{" "}
      {mayAnswer && t("answers")}
    </Note>
  );
}
