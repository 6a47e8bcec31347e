import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { ZodError } from "zod";
import { AppError } from "#lib/errors/app-error";
import { IDLE_FORM } from "#lib/http/form-state";
import { givenAccessDesk } from "#tests/support/access-desk";
import type { AccessDesk } from "#tests/support/access-desk";
import { PEOPLE } from "#tests/support/access-people";
import { apiDesk } from "#tests/support/api-desk";
import { COMMANDS_WITHOUT_ROLE, commandTable } from "#tests/support/command-table";
import { cookieOf, inRequest } from "#tests/support/next-request";

vi.hoisted(() => (process.env.LOG_LEVEL = "silent"));
vi.mock("next/headers", () => import("#tests/support/next-request"));

const ROOT = join(import.meta.dirname, "../..");
/** What people do who are not signed in, or no longer want to be. */
const OPEN_ACTIONS = ["signInAction", "acceptInvitationAction", "signOutAction"];

const { db } = apiDesk();
let desk: AccessDesk;

beforeAll(async () => {
  desk = await givenAccessDesk(db);
});

const sources = globSync("app/**/*.{ts,tsx}", { cwd: ROOT })
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), "utf8") }));
const actionFiles = sources.filter(({ text }) => /^"use server"/.test(text)).map(({ file }) => file);

type Action = (...values: unknown[]) => Promise<unknown>;

async function actionsOf(file: string): Promise<[string, Action][]> {
  const exported = Object.entries((await import(join(ROOT, file))) as Record<string, Action>);
  return exported.filter(([name, value]) => typeof value === "function" && !OPEN_ACTIONS.includes(name));
}

/** What a signed-out browser gets. Input that does not fit may be refused first: it tells nothing. */
async function answerTo(action: Action, headers: Headers): Promise<string> {
  const form = new FormData();
  const takesState = action.length !== 1;
  try {
    await inRequest(headers, () => (takesState ? action(IDLE_FORM, form) : action(form)));
    return "an answer";
  } catch (error) {
    if (error instanceof ZodError) return "refused";
    return /^NEXT_REDIRECT;.*\/sign-in/.test(String((error as { digest?: unknown }).digest))
      ? "refused"
      : String(error);
  }
}

describe("server actions", () => {
  it.each(actionFiles)("of %s send who is not signed in to sign in", async (file) => {
    const ended = { userId: desk.people.admin.userId, sessionId: crypto.randomUUID() };
    for (const headers of [new Headers(), new Headers({ cookie: await cookieOf(ended) })])
      for (const [name, action] of await actionsOf(file))
        expect([name, await answerTo(action, headers)]).toEqual([name, "refused"]);
  });

  it("that are written out ask for the person themselves", () => {
    const functions = sources
      .filter(({ file }) => actionFiles.includes(file))
      .flatMap(({ text }) => text.split(/^export (?=async function)/m).slice(1));
    const careless = functions.filter((text) => !text.includes("await requireUser()"));
    expect(careless.map((text) => /function (\w+)/.exec(text)?.[1])).toEqual(["signOutAction"]);
  });

  it("call no command that has no row in the table", () => {
    const imports = sources.flatMap(({ file, text }) =>
      file.startsWith("app/api")
        ? []
        : [...text.matchAll(/import \{([^}]*)\} from "#lib\/[\w/-]*commands"/g)].map((match) => match[1] ?? ""),
    );
    const called = imports.flatMap((names) => names.split(",").map((name) => name.trim())).filter(Boolean);
    const known = [...commandTable.map(({ name }) => name.split(" ")[0] ?? ""), ...COMMANDS_WITHOUT_ROLE];
    expect([...new Set(called)].filter((name) => !known.includes(name))).toEqual([]);
  });
});

async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    const outcome = (await work) as { ok?: boolean; reason?: string } | undefined;
    return outcome?.ok === false ? String(outcome.reason).replaceAll("-", "_") : "done";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe.each(commandTable)("$name", ({ who, outside = "not_found", run }) => {
  it("does it for those who may, and for nobody else", async () => {
    const own = who.length === 0;
    for (const person of PEOPLE) {
      const refusal = own || person === "stranger" ? outside : "forbidden";
      const expected = who.includes(person) ? "done" : refusal;
      expect([person, await outcomeOf(run(desk, desk.people[person]))]).toEqual([person, expected]);
    }
  });
});
