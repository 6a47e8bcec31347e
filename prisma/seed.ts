/** Makes the example project, once: not again when somebody has deleted it. Run by npm start after migrating. */
import { readFile } from "node:fs/promises";
import { systemActor } from "#lib/auth/actor";
import { createDatabase } from "#lib/db/client";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { createDraft } from "#lib/drafts/commands";
import { appendRevision } from "#lib/drafts/revisions/commands";
import { env } from "#lib/env/env";
import { placeOf } from "#lib/kinds/evidence";
import type { Evidence } from "#lib/kinds/evidence";
import { createProject } from "#lib/projects/commands";
import { publishDraft } from "#lib/publishing/commands";
import { addSource } from "#lib/sources/commands";
import { sourceStore } from "#lib/storage/source-store";
import type { Store } from "#lib/storage/store";
import { article, project, quiz, sources } from "./seed/example.ts";

const seeder = systemActor("seed");

export async function seed(db: Db, store: Store): Promise<boolean> {
  if ((await db.auditEvent.count({ where: { type: "project.created" } })) > 0) return false;
  const { id: projectId } = await createProject(db, seeder, {
    ...project,
    reviewPolicy: { approvals: 1, fourEyes: true },
  });
  const ids: Record<string, string> = {};
  for (const { file, title } of sources) {
    const bytes = new TextEncoder().encode(await textOf(file));
    const source = { title, fileName: file, mediaType: "text/plain" as const, bytes };
    ids[file] = (await addSource(db, store, seeder, projectId, source)).id;
  }
  await seedArticle(db, projectId, ids[article.source] ?? "");
  await seedQuiz(db, projectId, ids[quiz.source] ?? "");
  return true;
}

async function seedArticle(db: Db, projectId: string, sourceId: string): Promise<void> {
  const source = await textOf(article.source);
  let markdown = "";
  const claims: { start: number; end: number; quote: string }[] = [];
  for (const { heading, sentences } of article.sections) {
    markdown += `${markdown ? "\n\n" : ""}## ${heading}\n\n`;
    for (const [index, [sentence, quote]] of sentences.entries()) {
      const start = markdown.length + (index > 0 ? 1 : 0);
      markdown += (index > 0 ? " " : "") + sentence;
      claims.push({ start, end: start + sentence.length, quote });
    }
  }
  markdown += "\n";
  const evidence = claims.map(({ start, end, quote }) =>
    evidenceOf(source, sourceId, quote, placeOf(markdown, start, end)),
  );
  const content = { title: article.title, markdown, description: article.description };
  const draft = await write(db, projectId, "article", content, evidence, sourceId);
  await db.draft.update({ where: { id: draft.id }, data: { status: "approved" } });
  await publishDraft(db, seeder, { draftId: draft.id, revisionId: draft.revisionId });
}

async function seedQuiz(db: Db, projectId: string, sourceId: string): Promise<void> {
  const source = await textOf(quiz.source);
  const evidence: Evidence[] = [];
  const questions = quiz.questions.map(({ stem, options, key, quote }, index) => {
    const id = `q${index + 1}`;
    const item = evidenceOf(source, sourceId, quote, { questionId: id });
    evidence.push(item);
    return {
      id,
      type: "single",
      stem,
      options: options.map((text, option) => ({ id: `${id}o${option + 1}`, text, correct: option === key })),
      explanation: source.slice(item.start, item.end),
    };
  });
  await write(
    db,
    projectId,
    "quiz",
    { title: quiz.title, introduction: quiz.introduction, questions },
    evidence,
    sourceId,
  );
}

async function write(
  db: Db,
  projectId: string,
  kind: "article" | "quiz",
  content: { title: string } & Record<string, unknown>,
  evidence: Evidence[],
  sourceId: string,
) {
  const draft = await createDraft(db, seeder, projectId, { kind, title: content.title, content });
  const author = { type: "import" as const };
  const revision = await transact(db, (tx) =>
    appendRevision(
      tx,
      { headRevisionId: draft.revision.id, activeGenerationId: null },
      { draftId: draft.id, title: content.title, content, evidence, findings: [], notes: [], author },
    ),
  );
  if (!revision) throw new Error("the example draft changed while it was made");
  await db.draftSource.create({ data: { draftId: draft.id, sourceId } });
  return { id: draft.id, revisionId: revision.id };
}

function evidenceOf(source: string, sourceId: string, quote: string, place: Evidence["place"]): Evidence {
  const start = source.indexOf(quote);
  if (start < 0) throw new Error(`the source does not say: ${quote}`);
  const end = start + quote.length;
  return { place, origin: "person", sourceId, revisionId: null, start, end, quote, state: "supported" };
}

async function textOf(file: string): Promise<string> {
  return (await readFile(new URL(`./seed/${file}`, import.meta.url), "utf8")).trim();
}

if (import.meta.main) {
  const db = createDatabase(env.DATABASE_URL);
  await seed(db, sourceStore());
  await db.$disconnect();
  process.exit(0);
}
