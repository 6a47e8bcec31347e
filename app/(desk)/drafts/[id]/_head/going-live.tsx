"use client";

import { useTranslations } from "next-intl";
import { ConfirmButton } from "../../../../_components/overlays/confirm-dialog.tsx";
import { TextField } from "../../../../_components/text-field.tsx";
import { useDraft } from "../../../../_kinds/saving/draft-session.tsx";
import { publishAction, scheduleAction } from "../actions.ts";
import { TimeField } from "./time-field.tsx";
import { useAct } from "./use-act.ts";

/** An approved revision goes live at once. */
export function Publish({ suggestedSlug }: { suggestedSlug: string }) {
  const t = useTranslations("drafts.head");
  const common = useTranslations("common");
  const draft = useDraft();
  return (
    <ConfirmButton
      label={t("publish")}
      words={{
        title: t("publishTitle", { title: draft.title }),
        consequence: t(draft.live ? "publishAboutNewer" : "publishAbout", {
          number: draft.revision?.number ?? 0,
          project: draft.project.name,
        }),
        confirm: t("publish"),
        pending: t("publishing"),
        cancel: common("cancel"),
        refused: t("refused"),
      }}
      action={useAct(publishAction)}
    >
      <SlugField suggestedSlug={suggestedSlug} />
    </ConfirmButton>
  );
}

/** Or at a time; a time that is set can be changed. */
export function Schedule({ suggestedSlug }: { suggestedSlug: string }) {
  const t = useTranslations("drafts.head");
  const common = useTranslations("common");
  const draft = useDraft();
  const isSet = draft.scheduled?.isHead ?? false;
  return (
    <ConfirmButton
      tone="primary"
      label={t(isSet ? "reschedule" : "schedule")}
      words={{
        title: t("scheduleTitle", { title: draft.title }),
        consequence: t("scheduleAbout", { number: draft.revision?.number ?? 0, project: draft.project.name }),
        confirm: t("schedule"),
        pending: t("scheduling"),
        cancel: common("cancel"),
        refused: t("refused"),
      }}
      action={useAct(scheduleAction)}
    >
      <TimeField name="at" label={t("scheduleAt")} start={draft.scheduled?.at ?? null} />
      <SlugField suggestedSlug={suggestedSlug} />
    </ConfirmButton>
  );
}

function SlugField({ suggestedSlug }: { suggestedSlug: string }) {
  const t = useTranslations("drafts.head");
  const draft = useDraft();
  return (
    <TextField
      name="slug"
      label={t("slug")}
      hint={t("slugHint", { path: `/p/${draft.project.slug}/` })}
      defaultValue={suggestedSlug}
      maxLength={100}
      pattern="[a-z0-9]+(-[a-z0-9]+)*"
    />
  );
}
