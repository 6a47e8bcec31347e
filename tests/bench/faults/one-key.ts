/** R12: the same order, many times at once, with one idempotency key. */
import { requestGeneration } from "#lib/generations/commands";
import { givenProject, givenSource, givenUser } from "#tests/support/given";
import { counted, none } from "../measure.ts";
import type { Measure } from "../measure.ts";

const ROUNDS = 1_000;

export const oneKey: Measure = {
  id: "R12",
  title: "One idempotency key in many orders at once",
  conditions: ({ rounds }) => [`${rounds ?? ROUNDS} orders at once, on the connections of one process`],
  async run(desk, { rounds }) {
    const { db } = await desk.database();
    const lead = await givenUser(db);
    const { id: projectId } = await givenProject(db, lead);
    const { id: sourceId } = await givenSource(db, projectId);
    const order = (words: number) =>
      requestGeneration(
        db,
        lead,
        projectId,
        { kind: "summary", brief: { words }, sourceIds: [sourceId] },
        "the-same-key",
      );
    const count = rounds ?? ROUNDS;
    const answers = await Promise.all(Array.from({ length: count }, () => order(60)));
    const ids = new Set(answers.flatMap((answer) => (answer.ok ? [answer.value.id] : [])));
    const other = await order(80);
    const made = await db.generation.count();
    const drafts = await db.draft.count();
    return [
      counted(
        "answered",
        answers.filter(({ ok }) => ok).length,
        `${count}`,
        answers.every(({ ok }) => ok),
      ),
      counted("generations", made, "1", made === 1 && ids.size === 1),
      none("drafts that nobody writes", drafts - made),
      none("other orders accepted for the key", other.ok || other.reason !== "idempotency-key-reused" ? 1 : 0),
    ];
  },
};
