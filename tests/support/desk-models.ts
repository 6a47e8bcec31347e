/** The small models that a fresh desk comes with, for desks of tests: from this machine, never from elsewhere. */
import { mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEFAULT_CATALOG_IDS } from "#lib/models/catalog";
import { runStep } from "../../scripts/start/step.ts";
import { modelFolder } from "./model-files.ts";

/** Installs what this machine has, and says which entries of the catalog that is. */
export async function installModels(env: NodeJS.ProcessEnv, log: string): Promise<string[]> {
  const found = DEFAULT_CATALOG_IDS.flatMap((id) => {
    const folder = modelFolder(id);
    return folder === null ? [] : [{ id, folder }];
  });
  const folder = mkdtempSync(join(tmpdir(), "copydesk-desk-models-"));
  for (const model of found) symlinkSync(model.folder, join(folder, model.id));
  const ids = ["extractive-v1", ...found.map(({ id }) => id)];
  const { signal } = new AbortController();
  const command = ["scripts/fetch-models.ts", "--only", ids.join(",")];
  const code = await runStep({ command, env: { ...env, COPYDESK_MODEL_FOLDER: folder }, signal, log });
  if (code !== 0) throw new Error(`the models were not installed; see ${log}`);
  return ids;
}
