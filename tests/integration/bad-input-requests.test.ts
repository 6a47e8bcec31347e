import { beforeAll, describe, expect, it, vi } from "vitest";
import { givenAccessDesk } from "#tests/support/access-desk";
import type { AccessDesk } from "#tests/support/access-desk";
import { accessTable } from "#tests/support/access-table";
import { apiDesk } from "#tests/support/api-desk";
import type { Person } from "#tests/support/api-desk";
import { askApi, callApi } from "#tests/support/call-api";
import { givenDraft, givenProject, givenSource } from "#tests/support/given";

vi.hoisted(() => (process.env.LOG_LEVEL = "silent"));
vi.mock("next/headers", () => import("#tests/support/next-request"));

const { db } = apiDesk();
let desk: AccessDesk;
let lead: Person;
let secret: string;

beforeAll(async () => {
  desk = await givenAccessDesk(db);
  lead = desk.people.lead;
  secret = desk.people.admin.secret;
});

const order = (more: object = {}) => ({ kind: "summary", brief: { words: 60 }, sourceIds: [desk.sourceId], ...more });
const ask = (body: object, headers: Record<string, string> = {}) =>
  askApi(`POST /projects/${desk.projectId}/generations`, { secret: lead.secret, body, headers });

/** Bodies that no screen sends. */
const NONSENSE: unknown[] = [
  null,
  [],
  "text",
  42,
  {},
  { name: { $ne: null }, title: [], text: {}, kind: "__proto__", brief: "x", content: 7, revisionId: "no" },
  {
    name: "a\u0000b",
    language: "en",
    title: "a\u0000b",
    text: "a\u0000b",
    kind: "article",
    content: { title: "\u0000", markdown: "\u0000" },
  },
  { kind: "summary", brief: { words: 1e9 }, sourceIds: ["no"], versionId: "no", reason: "", catalogId: "../x" },
];

describe.each(accessTable)("$call", ({ call, arrange }) => {
  it("answers nonsense with a problem that names it, never with a fault of ours", async () => {
    const { params = {} } = (await arrange?.(desk)) ?? {};
    const [method, path = ""] = call.split(" ");
    const address = path.replaceAll(/\{(\w+)\}/g, (_hole, name: string) => params[name] ?? "");
    const strange = path.replaceAll(/\{\w+\}/g, () => encodeURIComponent("no-id"));
    const absent = path.replaceAll("{id}", crypto.randomUUID()).replaceAll("{number}", "2147483648");
    const nul = `${address}?q=${encodeURIComponent("a\0b")}`;
    const calls = [strange, absent, nul, `${address}?limit=abc&cursor=%00&q=%00&format=exe&after=-1&status=nope`]
      .map((where): [string, unknown] => [`${method} ${where}`, undefined])
      .concat(method === "GET" ? [] : NONSENSE.map((body) => [`${method} ${address}`, body]));
    for (const [what, body] of calls) {
      const response = await callApi(what, { secret, ...(method !== "GET" && { body }) });
      const text = response.headers.get("content-type")?.includes("problem") ? await response.text() : "";
      await response.body?.cancel().catch(() => undefined);
      expect([what, body, response.status, text]).toEqual([
        what,
        body,
        expect.toSatisfy((status) => status < 500),
        text,
      ]);
    }
  });
});

describe("a body", () => {
  it("has to be JSON, in UTF-8, and said to be so", async () => {
    const send = (body: string | Uint8Array, type: string) =>
      askApi("POST /projects", { secret, raw: Buffer.from(body), headers: { "content-type": type } });
    expect(await send("{", "application/json")).toMatchObject({ status: 422, body: { code: "invalid_input" } });
    expect(await send(Uint8Array.of(0x22, 0xff, 0x22), "application/json")).toMatchObject({ status: 422 });
    expect(await send("name=x", "application/x-www-form-urlencoded")).toMatchObject({ status: 415 });
  });
});

describe("an order", () => {
  it("without sources where they are needed says so, and writes nothing", async () => {
    const before = await db.draft.count();
    for (const kind of ["summary", "quiz"]) {
      const brief = kind === "quiz" ? { questions: 5 } : { words: 60 };
      expect(await ask({ kind, brief })).toMatchObject({ status: 422, body: { code: "sources_required" } });
    }
    expect(await ask({ kind: "translation", brief: { to: "pt" } })).toMatchObject({
      status: 422,
      body: { code: "document_required" },
    });
    expect(await db.draft.count()).toBe(before);
  });

  it("names the field of the brief that does not fit", async () => {
    expect(await ask(order({ brief: { words: 3 } }))).toMatchObject({
      status: 422,
      body: { code: "invalid_input", errors: [{ path: "brief.words" }] },
    });
    expect(await ask(order({ kind: "translation", brief: { to: "Portuguese!" } }))).toMatchObject({
      status: 422,
      body: { errors: [{ path: "brief.to" }] },
    });
  });

  it("sent twice with one key is one order, and another order is refused that key", async () => {
    const key = { "idempotency-key": crypto.randomUUID() };
    const [first, second] = await Promise.all([ask(order({ seed: 7 }), key), ask(order({ seed: 7 }), key)]);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(first.body.id).toBe(second.body.id);
    expect((await ask(order({ seed: 7 }), key)).body.id).toBe(first.body.id);
    expect(await ask(order({ seed: 8 }), key)).toMatchObject({
      status: 422,
      body: { code: "idempotency_key_reused" },
    });
  });

  it("cannot reach into somebody else's project by an id that it names", async () => {
    const { stranger } = desk.people;
    const elsewhere = (await givenProject(db, stranger)).id;
    const foreignSource = await givenSource(db, elsewhere);
    const foreignDraft = await givenDraft(db, stranger, elsewhere, { kind: "summary" });
    expect(await ask(order({ sourceIds: [foreignSource.id] }))).toMatchObject({
      status: 404,
      body: { code: "no_such_source" },
    });
    expect(await ask(order({ draftId: foreignDraft.id }))).toMatchObject({
      status: 404,
      body: { code: "no_such_draft" },
    });
    const translation = { kind: "translation", sourceIds: [] };
    for (const brief of [
      { to: "pt", draftId: foreignDraft.id },
      { to: "pt", sourceId: foreignSource.id },
    ])
      expect(await ask({ ...translation, brief })).toMatchObject({ status: 422, body: { code: "document_required" } });
  });

  it("for a model that does not exist, or does another task, is refused", async () => {
    expect(await ask(order({ modelVersionId: crypto.randomUUID() }))).toMatchObject({
      status: 404,
      body: { code: "no_such_model_version" },
    });
  });
});

describe("two people who save", () => {
  it("at once: one does, the other gets both texts and loses nothing", async () => {
    const { id, revisionId } = await desk.draft("draft");
    const save = (person: Person, markdown: string) =>
      askApi(`PUT /drafts/${id}`, {
        secret: person.secret,
        body: { baseRevisionId: revisionId, content: { title: "Bees", markdown } },
      });
    const answers = await Promise.all([save(lead, "By the lead.\n"), save(desk.people.editor, "By the editor.\n")]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const won = answers.find((answer) => answer.status === 200)?.body.revision.content;
    const lost = answers.find((answer) => answer.status === 409)?.body;
    expect(lost.code).toBe("changed_meanwhile");
    expect(lost.theirs.revision.content).toEqual(won);
    expect([lost.yours.markdown, won.markdown].sort()).toEqual(["By the editor.\n", "By the lead.\n"]);
  });
});
