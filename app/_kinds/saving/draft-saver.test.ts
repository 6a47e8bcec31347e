import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DraftView } from "../draft-view.ts";
import { DraftSaver, type SaveAnswer } from "./draft-saver.ts";

function draftAt(number: number, content: unknown = `text ${number}`): DraftView {
  return { id: "draft", revision: { id: `revision-${number}`, number, content } } as unknown as DraftView;
}

describe("DraftSaver", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const given = (...answers: SaveAnswer[]) => {
    const sent: [string | null, unknown][] = [];
    const saver = new DraftSaver(draftAt(1), (base, content) => {
      sent.push([base, content]);
      const answer = answers.shift();
      if (!answer) throw new Error("one save too many");
      return Promise.resolve(answer);
    });
    return { saver, sent };
  };

  it("sends the newest text once after a pause, on top of the revision that it knows", async () => {
    const { saver, sent } = given({ is: "saved", draft: draftAt(2) });
    saver.edit("a");
    saver.edit("ab");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual([["revision-1", "ab"]]);
    expect([saver.state.is, saver.unsaved, saver.draft.revision?.number]).toEqual(["saved", false, 2]);
  });

  it("saves what was typed during a save on top of that save", async () => {
    let answer: (answer: SaveAnswer) => void = () => undefined;
    const sent: [string | null, unknown][] = [];
    const saver = new DraftSaver(draftAt(1), (base, content) => {
      sent.push([base, content]);
      return new Promise((resolve) => (answer = resolve));
    });
    saver.edit("a");
    await vi.advanceTimersByTimeAsync(1_000);
    saver.edit("ab");
    answer({ is: "saved", draft: draftAt(2) });
    await vi.advanceTimersByTimeAsync(1_000);
    answer({ is: "saved", draft: draftAt(3) });
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual([
      ["revision-1", "a"],
      ["revision-2", "ab"],
    ]);
    expect(saver.unsaved).toBe(false);
  });

  it("keeps the text while the server is away, and tries again by itself", async () => {
    const away = { is: "failed", why: "away", again: true } as const;
    const { saver, sent } = given(away, { is: "saved", draft: draftAt(2) });
    saver.edit("a");
    await vi.advanceTimersByTimeAsync(1_000);
    expect([saver.state.is, saver.unsaved]).toEqual(["failed", true]);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sent).toHaveLength(2);
    expect(saver.state.is).toBe("saved");
  });

  it("sends nothing more after a conflict until the person has chosen, and then on top of theirs", async () => {
    const { saver, sent } = given({ is: "conflict", theirs: draftAt(7) }, { is: "saved", draft: draftAt(8) });
    saver.edit("mine");
    await vi.advanceTimersByTimeAsync(1_000);
    saver.edit("mine, longer");
    await vi.advanceTimersByTimeAsync(60_000);
    expect([saver.state.is, sent.length]).toEqual(["conflict", 1]);
    await saver.keepMine();
    expect(sent[1]).toEqual(["revision-7", "mine, longer"]);
    expect(saver.state.is).toBe("saved");
  });

  it("lets go of the person's text only when they take the other's", async () => {
    const { saver } = given({ is: "conflict", theirs: draftAt(7, "theirs") });
    saver.edit("mine");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(saver.content).toBe("mine");
    saver.takeTheirs();
    expect([saver.content, saver.unsaved]).toEqual(["theirs", false]);
  });

  it("takes a newer draft from the server, never an older one, and none over unsaved words", async () => {
    const { saver } = given({ is: "saved", draft: draftAt(4) });
    saver.adopt(draftAt(3));
    saver.adopt(draftAt(2));
    expect(saver.draft.revision?.number).toBe(3);
    saver.edit("mine");
    saver.adopt(draftAt(9));
    expect(saver.content).toBe("mine");
    await saver.flush();
    expect(saver.draft.revision?.number).toBe(4);
  });
});
