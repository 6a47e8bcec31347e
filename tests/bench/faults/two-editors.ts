/** R14: two people save the same draft at the same moment. */
import { saveDraft } from "#lib/drafts/commands";
import { givenDraft, givenMember, givenProject, givenUser } from "#tests/support/given";
import { counted, none } from "../measure.ts";
import type { Measure } from "../measure.ts";

const ROUNDS = 200;

export const twoEditors: Measure = {
  id: "R14",
  title: "Two editors save at once",
  conditions: ({ rounds }) => [`${rounds ?? ROUNDS} pairs; who is refused saves again on top of the other's text`],
  async run(desk, { rounds }) {
    const { db } = await desk.database();
    const lead = await givenUser(db);
    const { id: projectId } = await givenProject(db, lead);
    const editor = await givenMember(db, projectId, "editor");
    const { id: draftId, revision } = await givenDraft(db, lead, projectId);
    const save = (actor: typeof lead, base: string, markdown: string) =>
      saveDraft(db, actor, { draftId, baseRevisionId: base, content: { title: "Bees", markdown } });
    const count = rounds ?? ROUNDS;
    let base = revision.id;
    let [overwrites, refusals] = [0, 0];
    const texts: string[] = [];
    for (let round = 0; round < count; round += 1) {
      const pair = [`Text of one in round ${round}.\n`, `Text of the other in round ${round}.\n`] as const;
      const saves = await Promise.all([save(lead, base, pair[0]), save(editor, base, pair[1])]);
      const kept = saves.findIndex(({ ok }) => ok);
      const [winner, loser] = [saves[kept], saves[1 - kept]];
      if (!winner?.ok || !loser || loser.ok || loser.reason !== "changed-meanwhile") overwrites += 1;
      else refusals += 1;
      const head = winner?.ok ? winner.value.id : base;
      const again = await save(kept === 0 ? editor : lead, head, pair[kept === 0 ? 1 : 0]);
      base = again.ok ? again.value.id : head;
      texts.push(...pair);
    }
    const rows = await db.revision.findMany({ where: { draftId }, select: { content: true } });
    const stored = new Set(rows.map(({ content }) => (content as { markdown: string }).markdown));
    return [
      counted("refused and told", refusals, `${count}`, refusals === count),
      none("overwritten without a word", overwrites),
      none("texts lost", texts.filter((text) => !stored.has(text)).length),
    ];
  },
};
