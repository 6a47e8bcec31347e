import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { withSchemaEngine } from "./schema-engine.ts";

/** All files of a schema folder (schema.prisma and models/*.prisma), in the order of their names, as one text. */
export async function readSchema(folder: string): Promise<string> {
  const models = (await readdir(join(folder, "models"))).filter((name) => name.endsWith(".prisma")).sort();
  const files = ["schema.prisma", ...models.map((name) => join("models", name))];
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return `${texts.map((text) => text.trim()).join("\n\n")}\n`;
}

/** The SQL that leads from one schema to another; empty when there is nothing to do. `from` null: from nothing. */
export async function diffSchemas(url: string, from: string | null, to: string): Promise<string> {
  const { stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: from === null ? { tag: "empty" } : datamodel(from),
      to: datamodel(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  const sql = (stdout ?? "").trim();
  return sql === "-- This is an empty migration." ? "" : sql;
}

function datamodel(content: string) {
  return { tag: "schemaDatamodel" as const, files: [{ path: "schema.prisma", content }] };
}
