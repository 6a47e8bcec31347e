import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { findSource, listPassages, readSourceText } from "#lib/sources/queries";
import type { EditorProps } from "../kind-screens.ts";
import { QuizWorkspace } from "./quiz-workspace.tsx";
import { partsOf, type SourceParts } from "./source-parts.ts";

/** Question cards with their findings, and where in the sources the questions come from. */
export async function QuizEditor({ sources, history, brief, failure }: EditorProps) {
  const parts = await Promise.all(sources.map(({ id }) => loadParts(id)));
  return (
    <QuizWorkspace
      sources={sources}
      parts={parts.filter((source) => source !== null)}
      history={history}
      brief={brief}
      failure={failure}
    />
  );
}

async function loadParts(id: string): Promise<SourceParts | null> {
  const source = await findSource(db, await requireUser(), id);
  if (!source) return null;
  const [passages, text] = await Promise.all([listPassages(db, source), readSourceText(db, source)]);
  return { id, title: source.title, parts: partsOf(passages, text) };
}
