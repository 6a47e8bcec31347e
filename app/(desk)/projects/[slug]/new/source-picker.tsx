"use client";

import { FileText, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState, useRef, useState, startTransition } from "react";
import { IDLE_FORM } from "#lib/http/form-state";
import type { FormState } from "#lib/http/form-state";
import { Button } from "../../../../_components/button.tsx";
import { Dialog } from "../../../../_components/overlays/dialog.tsx";
import { Note } from "../../../../_components/note.tsx";
import { SearchInput } from "../../../../_components/search-input.tsx";
import { Status } from "../../../../_components/status.tsx";
import { addFileAction } from "./actions.ts";
import { PasteForm } from "./paste-form.tsx";
import type { AddedSource, SourceChoice } from "./source-choice.ts";
import type { SourceChoices } from "./use-source-choices.ts";

type Props = SourceChoices & {
  projectId: string;
  mayAdd: boolean;
  /** See `NewDraftFormProps.briefs`. */
  use: string;
  error: string | undefined;
};

export function SourcePicker({
  sources,
  chosen,
  search,
  setSearch,
  toggle,
  add,
  projectId,
  mayAdd,
  use,
  error,
}: Props) {
  const t = useTranslations("drafts.sources");
  if (use === "none")
    return (
      <>
        <div className="section-head">
          <h2 id="sources">{t("title")}</h2>
        </div>
        <p className="meta">{t("use_none")}</p>
      </>
    );
  return (
    <>
      <div className="section-head">
        <h2 id="sources">{t("title")}</h2>
        <span className="meta" role="status">
          {t("chosen", { count: chosen.length })}
        </span>
      </div>
      <p className="meta">{t(`use_${use === "required" || use === "document" ? use : "optional"}`)}</p>
      {error && <Note tone="critical" title={error} announce />}
      <SearchInput
        label={t("find")}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        // Enter looks for a source; it does not send the form.
        onKeyDown={(event) => event.key === "Enter" && !event.ctrlKey && !event.metaKey && event.preventDefault()}
      />
      {sources.length === 0 && <p className="sub small">{search ? t("noneFound", { search }) : t("none")}</p>}
      <ul className="source-choices">
        {sources.map((source) => (
          <li key={source.id}>
            <Choice source={source} checked={chosen.includes(source.id)} onToggle={() => toggle(source.id)} />
          </li>
        ))}
      </ul>
      {mayAdd && <AddSource projectId={projectId} onAdded={add} />}
    </>
  );
}

function Choice({ source, checked, onToggle }: { source: SourceChoice; checked: boolean; onToggle: () => void }) {
  const t = useTranslations("drafts.sources");
  const state = source.status === "importing" ? "checking" : source.status === "failed" ? "failed" : null;
  return (
    <label className="source-choice">
      <input
        type="checkbox"
        className="checkbox"
        name="sourceIds"
        value={source.id}
        checked={checked}
        disabled={source.status === "failed"}
        onChange={onToggle}
      />
      <span>
        <span className="title">{source.title}</span>
        {state ? (
          <Status small state={state}>
            {state === "checking" ? t("importing") : (source.error ?? t("failed"))}
          </Status>
        ) : (
          <span className="meta">
            <FileText className="icon icon-small" aria-hidden />{" "}
            {t("size", { passages: source.passages, words: Math.round(source.characters / 6) })}
          </span>
        )}
        {source.kept && (
          <Status small state="attention">
            {t("dropped", { what: source.kept })}
          </Status>
        )}
      </span>
    </label>
  );
}

function AddSource({ projectId, onAdded }: { projectId: string; onAdded: (id: string) => void }) {
  const t = useTranslations("drafts.sources");
  const common = useTranslations("common");
  const input = useRef<HTMLInputElement>(null);
  const [pasting, setPasting] = useState(false);
  const [state, upload, isPending] = useActionState(async (before: FormState<AddedSource>, form: FormData) => {
    const answer = await addFileAction(before, form);
    if (answer.value) onAdded(answer.value.id);
    return answer;
  }, IDLE_FORM);

  function send(files: FileList | null) {
    const file = files?.[0];
    if (!file) return;
    const form = new FormData();
    form.set("projectId", projectId);
    form.set("file", file);
    startTransition(() => upload(form));
  }

  return (
    <>
      <div className="row">
        <Button
          icon={<Upload className="icon" aria-hidden />}
          waiting={isPending ? t("adding") : null}
          onClick={() => input.current?.click()}
        >
          {isPending ? t("adding") : t("addFile")}
        </Button>
        <Button tone="quiet" aria-haspopup="dialog" onClick={() => setPasting(true)}>
          {t("paste")}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".txt,.text,.md,.markdown,.html,.htm,.xhtml"
          aria-label={t("addFile")}
          onChange={(event) => {
            send(event.target.files);
            event.target.value = "";
          }}
        />
      </div>
      {state.status === "failed" && (
        <Note tone="critical" title={t("notAdded")} announce>
          {state.message ?? Object.values(state.errors).join(" ")}
        </Note>
      )}
      <Dialog
        open={pasting}
        onOpenChange={setPasting}
        look="wide"
        title={t("paste")}
        description={t("pasteAbout")}
        closeLabel={common("close")}
      >
        <PasteForm
          projectId={projectId}
          onAdded={(id) => {
            onAdded(id);
            setPasting(false);
          }}
        />
      </Dialog>
    </>
  );
}
