import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { testDatabase } from "#tests/support/test-db";

const root = join(import.meta.dirname, "../..");

describe("npm run models", { timeout: 120_000 }, () => {
  const { db, url } = testDatabase();
  const folder = mkdtempSync(join(tmpdir(), "copydesk-models-command-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(...words: string[]): Promise<{ code: number | null; output: string }> {
    const child = spawn(process.execPath, ["scripts/models.mjs", ...words], {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL: url(),
        COPYDESK_DATA_DIR: join(folder, "data"),
        COPYDESK_SECRET: "s".repeat(40),
        LOG_LEVEL: "error",
      },
    });
    let output = "";
    child.stdout.on("data", (text: Buffer) => (output += text.toString()));
    child.stderr.on("data", (text: Buffer) => (output += text.toString()));
    const [code] = (await once(child, "close")) as [number | null];
    return { code, output };
  }

  it("adds a folder, says what the checks found and what is next, and ends with 0", async () => {
    const { code, output } = await run("add", "tests/fixtures/classifier", "--name", "Tone", "--tags", "news,short");
    expect(output).toMatch(/golden, passed:/);
    expect(output).toContain("Tone v1 is ready. It serves nothing until an admin lets it, or tries it as a canary");
    expect(code).toBe(0);
    const version = await db.modelVersion.findFirstOrThrow({ where: { model: { name: "Tone" } } });
    expect(version).toMatchObject({ status: "ready", tasks: ["classify"], tags: ["news", "short"] });
    const listed = await run("list");
    expect(listed).toMatchObject({ code: 0, output: expect.stringContaining("Tone v1") });
  });

  it("says of the same files that they are there, and ends with 1", async () => {
    const { code, output } = await run("add", "tests/fixtures/classifier", "--name", "Other");
    expect(output).toContain("The same files are here already, as Tone v1.");
    expect(code).toBe(1);
  });

  it("says why it refuses a file, and ends with 1", async () => {
    const path = join(folder, "weights.pkl");
    writeFileSync(path, Buffer.from([0x80, 4, 0x95, 0, 0, 0, 0, 0, 0, 0, 0, 0x2e]));
    const { code, output } = await run("add", path);
    expect(output).toMatch(/weights v1 was refused\. .*pickle/s);
    expect(code).toBe(1);
  });

  it("says how it is called, and ends with 2", async () => {
    expect(await run("add")).toMatchObject({ code: 2, output: expect.stringContaining("Name one file") });
    expect(await run("drop")).toMatchObject({ code: 2, output: expect.stringContaining("Usage:") });
  });
});
