"use client";

import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import { Note } from "../../../_components/note.tsx";
import { DialogButton } from "../../../_components/overlays/dialog-button.tsx";
import { SelectField } from "../../../_components/select-field.tsx";
import { SubmitButton } from "../../../_components/submit-button.tsx";
import { TextField } from "../../../_components/text-field.tsx";
import { makeDraftAction } from "../actions.ts";
import { wantedTexts, wholeOf } from "./live-text.ts";
import type { LiveText } from "./live-text.ts";
import type { Obstacle } from "./obstacle.ts";
import type { ProjectChoice } from "./types.ts";

type Props = { live: LiveText; versions: string[]; projects: ProjectChoice[]; obstacle: Obstacle | null };

export function DraftButton({ live, versions, projects, obstacle }: Props) {
  const t = useTranslations("translate.draft");
  const common = useTranslations("common");
  return (
    <DialogButton
      tone="primary"
      icon={<FileText className="icon" aria-hidden />}
      label={t("make")}
      title={t("make")}
      description={t("about")}
      closeLabel={common("close")}
      waiting={reason()}
    >
      <DraftForm live={live} versions={versions} projects={projects} />
    </DialogButton>
  );

  function reason(): string | null {
    if (projects.length === 0) return t("noProject");
    if (live.shown.length === 0) return t("waitsText");
    return obstacle || wantedTexts(live).length > 0 ? t("waitsRest") : null;
  }
}

function DraftForm({ live, versions, projects }: Omit<Props, "obstacle">) {
  const t = useTranslations("translate.draft");
  const [state, action] = useActionState(makeDraftAction, IDLE_FORM);
  return (
    <form action={action} className="form">
      {(state.message ?? state.errors.translation) && (
        <Note tone="critical" title={t("notMade")} announce>
          {state.message ?? state.errors.translation}
        </Note>
      )}
      <input type="hidden" name="translation" value={JSON.stringify(translationOf(live, versions))} />
      <SelectField
        name="projectId"
        label={t("project")}
        options={projects.map(({ id, name }) => ({ value: id, label: name }))}
        error={state.errors.projectId}
      />
      <TextField
        name="title"
        label={t("title")}
        required
        maxLength={200}
        autoComplete="off"
        defaultValue={state.kept.title ?? titleOf(live)}
        error={state.errors.title}
      />
      <div className="form-foot form-foot-end">
        <SubmitButton tone="primary" pending={t("making")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}

function translationOf({ text, languages, shown }: LiveText, versions: string[]) {
  const pieces = shown.flatMap(({ unit, answer }) =>
    answer ? [{ start: unit.start, end: unit.end, target: answer.target, sound: answer.sound }] : [],
  );
  return { ...languages, source: text, pieces, versions };
}

/** The first line of the translation. */
function titleOf(live: LiveText): string {
  const line =
    wholeOf(live)
      .trim()
      .split("\n")[0]
      ?.replace(/^#{1,6}\s+/, "") ?? "";
  return line.length > 80 ? `${line.slice(0, 79).trimEnd()}…` : line;
}
