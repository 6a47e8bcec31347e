import { resolve } from "node:path";
import { readSettings } from "../../lib/env/env.ts";
import type { Settings } from "../../lib/env/settings.ts";
import { StartFault } from "./fault.ts";

/** What the start itself makes when it is not given, so that everything else can be checked before. */
const LATER = { DATABASE_URL: "postgresql://later/later", COPYDESK_SECRET: "made and kept in the data folder" };

export type StartSettings = Settings & {
  dataFolder: string;
  givenDatabase: string | undefined;
  givenSecret: string | undefined;
};

/** Throws a StartFault with a sentence for each wrong setting. */
export function readStartSettings(repository: string, source: NodeJS.ProcessEnv): StartSettings {
  const { DATABASE_URL, COPYDESK_SECRET } = source;
  try {
    const settings = readSettings({
      ...source,
      DATABASE_URL: DATABASE_URL || LATER.DATABASE_URL,
      COPYDESK_SECRET: COPYDESK_SECRET || LATER.COPYDESK_SECRET,
    });
    const dataFolder = resolve(repository, settings.COPYDESK_DATA_DIR);
    return {
      ...settings,
      dataFolder,
      givenDatabase: DATABASE_URL || undefined,
      givenSecret: COPYDESK_SECRET || undefined,
    };
  } catch (error) {
    throw new StartFault((error as Error).message);
  }
}
