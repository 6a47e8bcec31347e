import { describe, expect, it } from "vitest";
import { createLog } from "./log.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(createLog("info", { write: (line: string) => void lines.push(line) }));
  return JSON.parse(lines.join("")) as Record<string, unknown>;
}

describe("the log", () => {
  it("is one line of JSON with its level and time", () => {
    const line = logged((log) => log.info({ event: "request", status: 200 }, "request"));
    expect(line).toMatchObject({ level: "info", event: "request", status: 200, msg: "request" });
    expect(Date.parse(String(line.time))).not.toBeNaN();
  });

  it.each(["password", "authorization", "cookie", "token", "secret", "prompt", "markdown", "brief", "messages"])(
    "removes what is named %s, however deep it lies",
    (name) => {
      const line = logged((log) => log.info({ [name]: "hunter2", a: { [name]: "hunter2", b: { [name]: "hunter2" } } }));
      expect(JSON.stringify(line)).not.toContain("hunter2");
      expect(line[name]).toBe("[removed]");
    },
  );

  it("says what an error says, where it comes from and why, without passwords and tokens", () => {
    const cause = new Error("connect postgresql://desk:hunter2@host:5432/desk failed");
    const error = Object.assign(new Error(`no such token cd_${"x".repeat(43)}`, { cause }), { code: "P1001" });
    const line = logged((log) => log.error({ err: error }, "failed"));
    expect(line.err).toMatchObject({
      type: "Error",
      code: "P1001",
      message: "no such token [removed]",
      cause: { message: "connect postgresql://[removed]@host:5432/desk failed" },
    });
    expect(JSON.stringify(line)).not.toMatch(/hunter2|xxxx/);
    expect((line.err as { stack: string }).stack).toMatch(/^\s+at /);
  });

  it("keeps texts out that a database's error repeats", () => {
    const message = [
      "",
      "Invalid `prisma.revision.create()` invocation:",
      "",
      '{ data: { markdown: "A secret recipe" } }',
      "",
      "Argument `number` is missing.",
    ].join("\n");
    const line = logged((log) => log.error({ err: new Error(message) }));
    expect(JSON.stringify(line)).not.toContain("recipe");
    expect(JSON.stringify(logged((log) => log.error(new Error(message))))).not.toContain("recipe");
    expect((line.err as { message: string }).message.trim()).toBe(
      "Invalid `prisma.revision.create()` invocation: Argument `number` is missing.",
    );
  });
});
