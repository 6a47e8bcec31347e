import { describe, expect, it } from "vitest";
import { createPrettyLog } from "./pretty-log.ts";

describe("the log on a terminal", () => {
  it("shows time, level, who and facts, whatever way the lines come in pieces", () => {
    let shown = "";
    const write = createPrettyLog("web", (text) => (shown += text));
    const line = JSON.stringify({ level: "info", time: "2026-11-25T10:20:30.000Z", status: 200, msg: "request" });
    write(Buffer.from(line.slice(0, 20)));
    expect(shown).toBe("");
    write(Buffer.from(`${line.slice(20)}\nReady in 300ms\n`));
    const plain = shown.replaceAll(/\u001b\[\d+m/g, "");
    expect(plain).toMatch(/^\d\d:\d\d:\d\d info {2}web {4}request status=200\nReady in 300ms\n$/);
  });
});
