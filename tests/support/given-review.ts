/** A project whose editor has sent an article to review for the second time, changed since its approval, and a quiz. */
import { randomUUID } from "node:crypto";
import type { Actor } from "#lib/auth/actor";
import { hashPassword } from "#lib/auth/password";
import type { Database } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { createDraft, saveDraft } from "#lib/drafts/commands";
import { appendRevision } from "#lib/drafts/revisions/commands";
import { placeOf, type Evidence } from "#lib/kinds/evidence";
import { decideReview, submitDraft } from "#lib/reviews/commands";
import { givenMember, givenProject, givenSource, givenUser } from "./given.ts";

export const PASSWORD = "a lamp at the quay side";

const SOURCE =
  "The strait is about 800 kilometres long, and less than three kilometres wide at its narrowest. It is the shortest " +
  "sea route between the Indian Ocean and the South China Sea. More than 80,000 vessels pass in a year.";

const BEFORE = `Between the Malay Peninsula and Sumatra lies a strait around 900 km long, funnel-shaped.

It is not the shortest sea route between the Indian Ocean and the South China Sea, which is why a lot of tankers take it.

## One Fathom Bank

Pilots speak of One Fathom Bank, where the channel bends and the depth falls.

Ships too deep for it go round by Lombok and lose about three days.

Those that stay wait for the tide off the bank, often through the night.
`;

const AFTER = `${BEFORE.replace("around 900 km long", "about 800 kilometres long")
  .replace("not the shortest", "the shortest")
  .replace("a lot of tankers", "most tankers")}
More than 80,000 vessels pass in a year, about one every six minutes.
`;

const QUIZ = {
  title: "Know your straits",
  introduction: "Two questions from one text.",
  questions: [
    {
      id: "q1",
      type: "single",
      stem: "How long is the strait?",
      options: [
        { id: "a", text: "About 80 kilometres", correct: false, feedback: "That is a tenth of it." },
        { id: "b", text: "About 800 kilometres", correct: true },
        { id: "c", text: "About 8,000 kilometres", correct: false },
      ],
      explanation: "It is about 800 kilometres long.",
    },
    { id: "q2", type: "short-answer", stem: "Which bank bends the channel?", answers: ["One Fathom Bank"] },
  ],
};

type Person = Actor & { userId: string };

export async function givenReviewDesk(db: Database) {
  const admin = await givenUser(db, { isAdmin: true, name: "Marta Nunes" });
  const { id: projectId } = await givenProject(db, admin, { name: "Straits" });
  const writer = await givenMember(db, projectId, "editor", "Tom Okafor");
  const reviewer = await givenMember(db, projectId, "reviewer", "Ines Carvalho");
  const email = `ines.${randomUUID()}@example.org`;
  await db.user.update({ where: { id: reviewer.userId }, data: { email, passwordHash: await hashPassword(PASSWORD) } });
  const { id: sourceId } = await givenSource(db, projectId, SOURCE, "Pilot of the strait");

  const title = "Strait of Malacca: who sails there";
  const article = await createDraft(db, writer, projectId, {
    kind: "article",
    title,
    content: { title, markdown: BEFORE },
  });
  await submit(db, writer, article.id, article.revision.id, "");
  await decided(db, reviewer, article.id, article.revision.id);
  const changed = await save(db, writer, { id: article.id, title, markdown: AFTER, sourceId });
  await submit(db, writer, article.id, changed, "The guidelines write units out, and the atlas says 800.");

  const quiz = await createDraft(db, writer, projectId, { kind: "quiz", title: QUIZ.title, content: QUIZ });
  await submit(db, writer, quiz.id, quiz.revision.id, "");
  return { admin, writer, reviewer, email, projectId, article: article.id, quiz: quiz.id };
}

export async function submit(db: Database, actor: Person, draftId: string, revisionId: string, note: string) {
  const outcome = await submitDraft(db, actor, { draftId, revisionId, note });
  if (!outcome.ok) throw new Error(`not submitted: ${outcome.reason}`);
}

/** The editor answers a request for changes: a sentence more, and to review again. */
export async function answerNote(db: Database, writer: Person, draftId: string): Promise<void> {
  const draft = await db.draft.findUniqueOrThrow({
    where: { id: draftId },
    select: { headRevision: { select: { id: true, content: true } } },
  });
  const content = draft.headRevision?.content as { title: string; markdown: string };
  const saved = await saveDraft(db, writer, {
    draftId,
    baseRevisionId: draft.headRevision?.id ?? null,
    content: { ...content, markdown: `${content.markdown}\nThe port of Singapore counts them.\n` },
  });
  if (!saved.ok) throw new Error(`not saved: ${saved.reason}`);
  await submit(db, writer, draftId, saved.value.id, "The count has its source now.");
}

async function decided(db: Database, reviewer: Person, draftId: string, revisionId: string): Promise<void> {
  const outcome = await decideReview(db, reviewer, { draftId, revisionId, verdict: "approve", note: "" });
  if (!outcome.ok) throw new Error(`not approved: ${outcome.reason}`);
}

type Text = { id: string; title: string; markdown: string; sourceId: string };

/** With evidence, which a save of a person has not. */
async function save(db: Database, writer: Person, { id, title, markdown, sourceId }: Text): Promise<string> {
  const draft = await db.draft.findUniqueOrThrow({ where: { id }, select: { headRevisionId: true } });
  const revision = await transact(db, (tx) =>
    appendRevision(
      tx,
      { headRevisionId: draft.headRevisionId, activeGenerationId: null },
      {
        draftId: id,
        title,
        content: { title, markdown },
        evidence: [
          claim(markdown, sourceId, "about 800 kilometres long", "about 800 kilometres long"),
          claim(
            markdown,
            sourceId,
            "More than 80,000 vessels pass in a year",
            "More than 80,000 vessels pass in a year.",
          ),
        ],
        findings: [
          {
            rule: "negation-changed",
            severity: "warning",
            place: range(markdown, "the shortest sea route"),
            message: "The last approved revision said the contrary.",
          },
        ],
        notes: [],
        author: { type: "person", userId: writer.userId },
      },
    ),
  );
  if (!revision) throw new Error("the draft changed while it was saved");
  return revision.id;
}

function claim(markdown: string, sourceId: string, words: string, quote: string): Evidence {
  const start = SOURCE.indexOf(quote);
  const place = range(markdown, words);
  return {
    place,
    origin: "model",
    sourceId,
    revisionId: null,
    start,
    end: start + quote.length,
    quote,
    state: "supported",
  };
}

function range(markdown: string, words: string): Evidence["place"] {
  const start = markdown.indexOf(words);
  return placeOf(markdown, start, start + words.length);
}
