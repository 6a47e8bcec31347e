"use client";

import { useTranslations } from "next-intl";
import { useActionState, useRef, useState, useTransition, type FormEvent, type ReactNode } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import type { KindName } from "#lib/kinds/registry";
import { Note } from "../../../../_components/note.tsx";
import { useShortcut } from "../../../../_components/keyboard/use-shortcut.ts";
import type { Pair } from "../../../../_kinds/translation/start-pair.ts";
import { BriefErrorsProvider } from "../../../../_kinds/brief-errors.tsx";
import { startDraftAction } from "./actions.ts";
import { KindCards } from "./kind-cards.tsx";
import { RunBar, type Queue } from "./run-bar.tsx";
import type { SourceChoice } from "./source-choice.ts";
import { SourcePicker } from "./source-picker.tsx";
import { GuidelinesNote, type Guidelines } from "./guidelines-note.tsx";
import { useSourceChoices } from "./use-source-choices.ts";

export type NewDraftFormProps = {
  projectId: string;
  /** `sources`: required, optional, document for a kind that works on one text, or brief for one that is its own. */
  briefs: { kind: KindName; sources: string; fields: ReactNode }[];
  kind: KindName;
  sources: SourceChoice[];
  chosen: string[];
  mayAddSources: boolean;
  guidelines: Guidelines;
  /** What the fields of a translation start with. */
  pair: Pair;
  /** Who would write each kind. */
  writers: Record<KindName, string | null>;
  queue: Queue;
};

export function NewDraftForm(props: NewDraftFormProps) {
  const { projectId, briefs, guidelines, writers, queue } = props;
  const t = useTranslations("drafts");
  const form = useRef<HTMLFormElement>(null);
  const [kind, setKind] = useState(props.kind);
  const [pair, setPair] = useState(props.pair);
  const [state, action, isPending] = useActionState(startDraftAction, IDLE_FORM);
  const [, startTransition] = useTransition();
  const choices = useSourceChoices(projectId, props.sources, props.chosen);
  const brief = briefs.find((candidate) => candidate.kind === kind);
  const takesSources = brief?.sources !== "brief" && brief?.sources !== "none";

  /** Sent by hand: a form that React sends is emptied afterwards, also when a field was refused. */
  function send(event: FormEvent<HTMLFormElement>) {
    // A form in a dialog bubbles up here, though it does not stand here; prevented, its own action would not run.
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    startTransition(() => action(data));
  }

  function readPair(event: FormEvent<HTMLFormElement>) {
    setPair(pairOf(event.currentTarget) ?? props.pair);
  }

  useShortcut("mod+Enter", () => form.current?.requestSubmit(), { label: t("write"), group: t("new") });

  return (
    <form ref={form} onSubmit={send} onChange={readPair} className="new-draft">
      <input type="hidden" name="projectId" value={projectId} />
      <KindCards kinds={briefs.map((each) => each.kind)} current={kind} onChange={setKind} />
      {state.message && (
        <Note tone="critical" title={t("notStarted")} announce>
          {state.message}
        </Note>
      )}
      <div className="brief-columns">
        <section aria-labelledby="brief" className="brief">
          <h2 id="brief">{t("briefTitle")}</h2>
          <BriefErrorsProvider value={state.errors}>
            <div key={kind}>{brief?.fields}</div>
          </BriefErrorsProvider>
        </section>
        <section aria-labelledby="sources" className="source-picker">
          {brief?.sources === "brief" ? (
            <>
              <div className="section-head">
                <h2 id="sources">{t("sources.title")}</h2>
              </div>
              <p className="meta">{t("sources.use_brief")}</p>
            </>
          ) : (
            <SourcePicker
              {...choices}
              projectId={projectId}
              mayAdd={props.mayAddSources}
              use={brief?.sources ?? "optional"}
              error={state.errors.sourceIds}
            />
          )}
          <GuidelinesNote guidelines={guidelines} />
        </section>
      </div>
      <RunBar
        projectId={projectId}
        kind={kind}
        pair={kind === "translation" ? pair : null}
        writer={writers[kind]}
        chosen={takesSources ? choices.sources.filter(({ id }) => choices.chosen.includes(id)) : []}
        fromBank={brief?.sources === "none"}
        needsSource={brief?.sources === "required"}
        guidelines={guidelines}
        queue={queue}
        isPending={isPending}
      />
    </form>
  );
}

/** What the fields of a translation say now; null while others are shown. */
function pairOf(form: HTMLFormElement): Pair | null {
  const data = new FormData(form);
  const [from, to, draftId] = ["brief.from", "brief.to", "brief.draftId"].map((name) => data.get(name));
  return typeof from === "string" && typeof to === "string" ? { from, to, draftId: String(draftId ?? "") } : null;
}
