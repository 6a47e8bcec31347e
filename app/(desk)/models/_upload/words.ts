import { getTranslations } from "next-intl/server";
import { MODEL_TASKS } from "#lib/models/schema";
import type { FactWords } from "./fact-fields.tsx";
import type { UploadWords } from "./upload-form.tsx";

const NAMES = [
  ...["more", "name", "nameHint", "base", "baseHint", "noBase", "task", "taskHint", "taskTold", "purpose", "licence"],
  ...["languages", "languagesHint", "tags", "run", "optional", "drop", "accepted", "chooseFiles", "chooseFolder"],
  ...["submit", "submitting", "notWhole", "notDone", "files", "total", "waiting", "sending", "paused", "whole"],
  ...["failed", "lineGone", "pause", "goOn", "cancel", "bytesOf"],
  ...["repository", "repositoryHint", "revision", "revisionHint", "fetch"],
] as const;

type HubWords = FactWords & Record<"repository" | "repositoryHint" | "revision" | "revisionHint" | "fetch", string>;

/** All words of the two forms, read on the server. */
export async function uploadWords(): Promise<UploadWords & HubWords> {
  const [t, models] = await Promise.all([getTranslations("models.upload"), getTranslations("models")]);
  const read = Object.fromEntries(NAMES.map((name) => [name, t.raw(name as "name") as string]));
  const tasks = Object.fromEntries(MODEL_TASKS.map((task) => [task, models(`task.${task}`)]));
  return { ...read, tasks } as unknown as UploadWords & HubWords;
}
