"use client";

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { Button, LinkButton } from "../../../../_components/button.tsx";
import { ConfirmButton } from "../../../../_components/overlays/confirm-dialog.tsx";
import { TextArea } from "../../../../_components/text-field.tsx";
import { useDraft } from "../../../../_kinds/saving/draft-session.tsx";
import { decideAction, submitAction } from "../actions.ts";
import { DueField } from "./due-field.tsx";
import { Publish, Schedule } from "./going-live.tsx";
import { useAct } from "./use-act.ts";

/** One filled button, by what fits the status; two where a reviewer decides. */
export function MainAction({ suggestedSlug }: { suggestedSlug: string }) {
  const t = useTranslations("drafts.head");
  const draft = useDraft();
  const { abilities } = draft;
  if (draft.activeGenerationId) return <Button waiting={t("whenWritten")}>{t("submit")}</Button>;
  if (abilities.decide)
    return (
      <>
        <RequestChanges />
        <Approve />
      </>
    );
  if (draft.status === "in_review") return <Button waiting={t("whenDecided")}>{t("waitsForReview")}</Button>;
  if (draft.blocked && (abilities.publish || abilities.submit))
    return <Button waiting={t("whenMended")}>{t(abilities.publish ? "publish" : "submit")}</Button>;
  if (abilities.publish)
    return (
      <>
        <Publish suggestedSlug={suggestedSlug} />
        <Schedule suggestedSlug={suggestedSlug} />
      </>
    );
  if (abilities.submit) return <Submit />;
  if (draft.live?.isHead)
    return (
      <LinkButton href={draft.live.path as Route} tone="primary">
        {t("view")}
      </LinkButton>
    );
  return null;
}

function Submit() {
  const t = useTranslations("drafts.head");
  const common = useTranslations("common");
  const draft = useDraft();
  return (
    <ConfirmButton
      tone="primary"
      label={t("submit")}
      words={{
        title: t("submitTitle", { title: draft.title }),
        consequence: t("submitAbout"),
        confirm: t("submit"),
        pending: t("sending"),
        cancel: common("cancel"),
        refused: t("refused"),
      }}
      action={useAct(submitAction)}
    >
      <TextArea name="note" label={t("noteForReviewer")} aside={common("optional")} maxLength={2000} />
      <DueField start={null} />
    </ConfirmButton>
  );
}

function Approve() {
  const t = useTranslations("drafts.head");
  const common = useTranslations("common");
  const draft = useDraft();
  return (
    <ConfirmButton
      tone="primary"
      label={t("approve")}
      words={{
        title: t("approveTitle", { number: draft.revision?.number ?? 0, title: draft.title }),
        consequence: t("approveAbout"),
        confirm: t("approve"),
        pending: t("sending"),
        cancel: common("cancel"),
        refused: t("refused"),
      }}
      action={useAct(decideAction)}
    >
      <input type="hidden" name="verdict" value="approve" />
      <TextArea name="note" label={t("note")} aside={common("optional")} maxLength={5000} />
    </ConfirmButton>
  );
}

function RequestChanges() {
  const t = useTranslations("drafts.head");
  const common = useTranslations("common");
  const draft = useDraft();
  return (
    <ConfirmButton
      label={t("changes")}
      words={{
        title: t("changesTitle", { title: draft.title }),
        consequence: t("changesAbout"),
        confirm: t("changes"),
        pending: t("sending"),
        cancel: common("cancel"),
        refused: t("refused"),
      }}
      action={useAct(decideAction)}
    >
      <input type="hidden" name="verdict" value="request_changes" />
      <TextArea name="note" label={t("whatToChange")} required maxLength={5000} />
    </ConfirmButton>
  );
}
