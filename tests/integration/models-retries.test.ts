import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/actor";
import { listFindings } from "#lib/models/checks/queries";
import { FETCH_TIMES } from "#lib/models/fetch/settings";
import { cancelInstall } from "#lib/models/installs/commands";
import { orderVersion } from "#lib/models/installs/orders/commands";
import { sweepRefused } from "#lib/models/installs/refused/commands";
import { retryInstall } from "#lib/models/installs/retries/commands";
import { findInstallOf, findOrderOf, hasItsFiles } from "#lib/models/installs/retries/queries";
import { requireVersion } from "#lib/models/queries";
import { registrationOrderSchema } from "#lib/models/registration/schema";
import { givenSession } from "#tests/support/given-catalog";
import type { GivenSession } from "#tests/support/given-catalog";
import { startHub } from "#tests/support/hub-server";
import type { Hub } from "#tests/support/hub-server";
import { gguf } from "#tests/support/model-bytes";
import { startScripted } from "#tests/support/scripted-start";
import { testDb } from "#tests/support/test-db";
import { createVersionCheck } from "#workers/checks/check-version";
import { runInstall } from "#workers/jobs/install-model";

const actor = systemActor("test");
const REPOSITORY = "desk/small";
const { signal } = new AbortController();

describe("trying an install again", () => {
  const db = testDb();
  let hub: Hub;
  let given: GivenSession;

  beforeAll(async () => {
    hub = await startHub();
    given = await givenSession({ hubUrl: hub.url, times: { ...FETCH_TIMES, backoff: 5 } });
  });
  afterAll(() => Promise.all([hub.close(), given.close()]));

  const store = () => given.session.settings.store;
  const run = (installId: string) => {
    const start = startScripted({ tasks: ["write"], tokens: 4 });
    const check = createVersionCheck({ db, store: store(), start, memoryBudget: 8 * 1024 ** 3 });
    return runInstall(db, installId, signal, { session: given.session, check });
  };
  async function order(source: object) {
    const wanted = registrationOrderSchema.parse({ name: `Small ${crypto.randomUUID()}`, licence: "MIT", source });
    const outcome = await orderVersion(db, actor, wanted, { store: store() });
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.value;
  }
  async function upload(bytes: Uint8Array) {
    const { digest, bytes: size } = await store().put([bytes], { maxBytes: 1e9 });
    return order({ kind: "upload", files: [{ path: "model.gguf", sha256: digest, bytes: size }] });
  }
  async function retried(installId: string): Promise<string> {
    const outcome = await retryInstall(db, actor, installId, store());
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.value.id;
  }

  it("fetches from the hub what was not there before, and checks it, as the same version", async () => {
    const { id, installId } = await order({ kind: "hub", repository: REPOSITORY, revision: "main" });
    expect(await run(installId)).toMatchObject({ state: "failed", error: { code: "not-found" } });
    hub.add(REPOSITORY, "model.gguf", { content: Buffer.from(gguf()), large: true });
    const again = await retried(installId);
    expect(await requireVersion(db, actor, id)).toMatchObject({ status: "installing", error: null });
    expect(await findInstallOf(db, actor, id)).toMatchObject({ id: again, status: "queued" });
    expect(await run(again)).toMatchObject({ state: "completed", version: { id } });
    expect(await requireVersion(db, actor, id)).toMatchObject({ status: "ready", error: null });
  });

  it("runs all checks again on an upload whose files are kept", async () => {
    const { id, installId } = await upload(gguf({ data: 224 }));
    await cancelInstall(db, actor, installId);
    expect(await requireVersion(db, actor, id)).toMatchObject({ status: "failed", error: { code: "cancelled" } });
    const again = await retried(installId);
    // What waits again is nothing that was refused.
    expect(await sweepRefused(db, store())).toBe(0);
    expect(await run(again)).toMatchObject({ state: "completed" });
    expect((await listFindings(db, actor, id)).map(({ number }) => number)[0]).toBe(1);
    expect(await retryInstall(db, actor, installId, store())).toEqual({ ok: false, reason: "not-failed" });
  });

  it("asks for the files of an upload that have left the store, and keeps what was stated", async () => {
    const { id, installId } = await upload(new Uint8Array([1, 2, 3]));
    expect(await run(installId)).toMatchObject({ state: "failed" });
    const wanted = await findOrderOf(db, actor, installId);
    expect(wanted).toMatchObject({ licence: "MIT", source: { files: [{ path: "model.gguf" }] } });
    expect(wanted && (await hasItsFiles(wanted, store()))).toBe(false);
    expect(await retryInstall(db, actor, installId, store())).toEqual({ ok: false, reason: "sent-again" });
    expect(await requireVersion(db, actor, id)).toMatchObject({ status: "failed" });
  });

  it("begins once for two who press together", async () => {
    const { id, installId } = await upload(gguf({ data: 256 }));
    await cancelInstall(db, actor, installId);
    const outcomes = await Promise.all([1, 2].map(() => retryInstall(db, actor, installId, store())));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.modelInstall.count({ where: { versionId: id } })).toBe(2);
  });
});
