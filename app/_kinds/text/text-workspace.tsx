"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useRef, useState, type ReactNode, type RefObject } from "react";
import type { TextContent } from "#lib/kinds/text/schema";
import type { EditorHandle, EditorMark } from "../../_components/editor/editor-types.ts";
import { classNames } from "../../_components/class-names.ts";
import type { Panel } from "../../_components/panel-tabs.tsx";
import type { EditorProps } from "../kind-screens.ts";
import { ConflictDialog } from "../saving/conflict-dialog.tsx";
import { useDraft, useSaver } from "../saving/draft-session.tsx";
import { FindingNote } from "./finding-note.tsx";
import { marksOf, numberEvidence, numberFindings } from "./marks.ts";
import { Outline } from "./outline.tsx";
import { HonestNotes } from "./honest-notes.tsx";
import { LazyEditor } from "./lazy-editor.tsx";
import { Rail } from "./rail.tsx";
import { TitleFields } from "./title-fields.tsx";
import type { TextPlace } from "./text-place.ts";

type Props = EditorProps & {
  /** Evidence as footnotes in the text. */
  numerals: boolean;
  /** Under title and description: what else this kind has. */
  fields?: ReactNode;
  /** Marks of this kind's own, under evidence and findings. */
  more?: EditorMark[];
  /** A panel of this kind's own in the rail, before the others. */
  panel?: Panel;
  /** Instead of the text: segments side by side, say. It may switch back. */
  instead?: ReactNode;
  /** Does the same for `instead` as the editor does for the text. */
  placeInstead?: RefObject<TextPlace | null>;
  /** Over the text: a switch between views. */
  views?: ReactNode;
};

/** Outline, text and rail of a kind whose content is one text. What is typed is saved by itself. */
export function TextWorkspace(props: Props) {
  const {
    numerals,
    fields,
    more = [],
    panel,
    instead,
    placeInstead,
    views,
    text,
    history,
    brief,
    sources,
    failure,
    nonce,
  } = props;
  const t = useTranslations("drafts");
  const draft = useDraft();
  const saver = useSaver();
  const router = useRouter();
  const editor = useRef<EditorHandle>(null);
  const [selected, setSelected] = useState<string | null>(null);
  const [tab, setTab] = useState(panel?.id ?? "evidence");
  const [isFolded, setFolded] = useState(false);
  const saved = (draft.revision?.content ?? { title: draft.title, markdown: "" }) as TextContent;
  const evidence = numberEvidence(draft.evidence);
  const findings = numberFindings(draft.findings);
  const finding = findings.find(({ id }) => id === selected);

  function change(part: Partial<TextContent>) {
    saver.edit({ ...((saver.content ?? saved) as TextContent), ...part });
  }

  /** The history is made on the server: what was saved since then comes in when it is looked at. */
  function openTab(id: string) {
    setTab(id);
    if (id === "history") startTransition(() => router.refresh());
  }

  function select(id: string) {
    setSelected(id);
    setTab(id.startsWith("finding") ? "findings" : "evidence");
  }

  const place: TextPlace = {
    show: (start, end) => editor.current?.focusRange(start, end) ?? placeInstead?.current?.show(start, end) ?? false,
    replace: (start, end, words) =>
      editor.current?.replaceRange(start, end, words) ?? placeInstead?.current?.replace(start, end, words) ?? false,
  };

  return (
    <div className={classNames("draft-columns", isFolded && "outline-folded")}>
      <Outline
        markdown={saved.markdown}
        evidence={evidence}
        findings={findings}
        folded={isFolded}
        onFold={setFolded}
        place={place}
      />
      <div className="draft-middle">
        {views}
        {instead ?? (
          <div className="draft-text" tabIndex={-1} role="region" aria-label={t("editor.text")}>
            {failure && <div className="draft-lead draft-failure">{failure}</div>}
            <div className="text draft-lead">
              <TitleFields
                key={saver.adopted}
                content={saved}
                language={draft.language}
                editable={draft.abilities.save}
                onChange={change}
              />
              {fields}
              <HonestNotes notes={draft.revision?.notes ?? []} />
            </div>
            <LazyEditor
              ref={editor}
              fallback={text}
              markdown={saved.markdown}
              editable={draft.abilities.save}
              language={draft.language}
              nonce={nonce}
              onChange={(markdown) => change({ markdown })}
              decorations={[...more, ...marksOf(numerals ? evidence : [], findings, selected)]}
              onSelectMark={select}
              note={
                finding?.place && draft.abilities.save
                  ? {
                      markId: finding.id,
                      content: <FindingNote item={finding} place={place} onClose={() => setSelected(null)} />,
                    }
                  : null
              }
            />
          </div>
        )}
      </div>
      <Rail
        panel={panel}
        evidence={evidence}
        unit={numerals ? "mark" : "segment"}
        findings={findings}
        sources={sources}
        history={history}
        brief={brief}
        selected={selected}
        onSelect={select}
        onClose={() => setSelected(null)}
        tab={tab}
        onTab={openTab}
        place={place}
      />
      <ConflictDialog
        textOf={(content) => (content as TextContent).markdown}
        onTaken={(content) => editor.current?.replaceAll((content as TextContent).markdown)}
      />
    </div>
  );
}
