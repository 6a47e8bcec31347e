import { Client } from "pg";
import { describe, expect, it } from "vitest";
import { migrate } from "#lib/db/migrate";
import { testDatabase } from "#tests/support/test-db";

describe("migrate", () => {
  const { db, url } = testDatabase();

  it("applies nothing to a database that is up to date", async () => {
    expect(await migrate(url())).toEqual([]);
  });

  it("sends functions whole, so that the promises of the database hold", async () => {
    await db.auditEvent.create({
      data: { type: "test.made", actorType: "system", subjectType: "test", subjectId: "1" },
    });
    await expect(db.$executeRaw`DELETE FROM audit_events`).rejects.toThrow("audit_events is append-only");
  });

  it("lets one of two processes apply and the other find nothing to do", async () => {
    const server = new Client({ connectionString: url() });
    await server.connect();
    await server.query("CREATE DATABASE two_migrate");
    const target = url().replace(/\/[^/]*$/, "/two_migrate");
    const applied = await Promise.all([migrate(target), migrate(target)]);
    await server.query("DROP DATABASE two_migrate WITH (FORCE)");
    await server.end();
    expect(applied.map((names) => names.length > 0).sort()).toEqual([false, true]);
  });
});
