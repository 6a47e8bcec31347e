/** What the checks look at: the settings as far as they are right, the data folder, and the database if there is one. */
import { existsSync, statfsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { deskEnvironment } from "../boot/runtime.mjs";
import { liveHolderOf } from "../start/lock.ts";
import { readStartSettings } from "../start/settings.ts";
import type { StartSettings } from "../start/settings.ts";
import { openExaminedDatabase } from "./database.ts";
import type { ExaminedDatabase } from "./database.ts";

export type Examined = {
  repository: string;
  /** Version of the Node that runs the commands, before they go over to the one that was installed. */
  hostNode: string;
  /** Wrong ones are left out, as if they were not set. */
  settings: StartSettings;
  /** A sentence for each wrong setting. */
  complaints: string[];
  /** The process of the desk that npm start runs on this data folder. */
  holder: number | null;
  database: ExaminedDatabase;
  /** Reads everything, however long it takes. */
  deep: boolean;
  /** Bytes that this account may still write where the folder lies. */
  freeBytes: (folder: string) => number;
};

export type ExamineOptions = { repository: string; hostNode: string; deep: boolean; environment: NodeJS.ProcessEnv };

/** Lends what is to be examined, and closes what was opened for it. */
export async function withExamined<T>(options: ExamineOptions, work: (desk: Examined) => Promise<T>): Promise<T> {
  const { repository, hostNode, deep, environment } = options;
  const folder = resolve(repository, environment.COPYDESK_DATA_DIR || ".data");
  const holder = liveHolderOf(join(folder, "lock"));
  // A running desk noted its address and port; what is set here goes before it.
  const given = holder === null ? environment : { ...deskEnvironment(), ...setOnes(environment) };
  const { settings, complaints } = readAsFarAsRight(repository, given);
  const database = await openExaminedDatabase(repository, settings, holder);
  try {
    return await work({ repository, hostNode, settings, complaints, holder, database, deep, freeBytes });
  } finally {
    await database.close();
  }
}

function readAsFarAsRight(repository: string, given: NodeJS.ProcessEnv) {
  try {
    return { settings: readStartSettings(repository, given), complaints: [] };
  } catch (error) {
    const complaints = (error as Error).message.split("\n");
    const wrong = new Set(complaints.map((line) => line.split(" ")[0]));
    const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name)));
    return { settings: readStartSettings(repository, rest as NodeJS.ProcessEnv), complaints };
  }
}

function setOnes(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== "")) as NodeJS.ProcessEnv;
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(nearestFolder(folder));
  return bavail * bsize;
}

/** The folder, or the nearest one above it that is there. */
export function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder));
}
