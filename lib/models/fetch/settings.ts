import type { Settings } from "#lib/env/settings";
import type { Store } from "#lib/storage/store";

export type FetchSettings = {
  store: Store;
  hubUrl: string;
  hubToken: string | null;
  /** Bytes that an ordered model may have. */
  maxModelBytes: number;
  /** Files in it are taken before any download. */
  modelFolder: string | null;
  /** Commands that start Python 3; the first that is there is taken. */
  pythons: string[];
  /** For the child process that runs pip. */
  environment: NodeJS.ProcessEnv;
  times: FetchTimes;
};

/** Milliseconds. */
export type FetchTimes = {
  /** Until the first byte of an answer. */
  answer: number;
  /** Between two bytes. */
  stall: number;
  /** Before the second try; doubled for each further one. */
  backoff: number;
  /** pip may stand still so long. */
  pipStall: number;
};

export const FETCH_TIMES: FetchTimes = { answer: 20_000, stall: 30_000, backoff: 500, pipStall: 180_000 };

export function fetchSettings(
  store: Store,
  env: Pick<Settings, "COPYDESK_HUB_URL" | "COPYDESK_HUB_TOKEN" | "COPYDESK_MODEL_FOLDER" | "COPYDESK_UPLOAD_BYTES">,
  environment: NodeJS.ProcessEnv = process.env,
): FetchSettings {
  return {
    store,
    hubUrl: env.COPYDESK_HUB_URL.replace(/\/+$/, ""),
    hubToken: env.COPYDESK_HUB_TOKEN ?? null,
    maxModelBytes: env.COPYDESK_UPLOAD_BYTES,
    modelFolder: env.COPYDESK_MODEL_FOLDER ?? null,
    pythons: ["python3", "python"],
    environment: withoutSecrets(environment),
    times: FETCH_TIMES,
  };
}

/** pip needs proxies and its own settings, but nothing of ours. */
function withoutSecrets(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = { ...environment };
  for (const name of Object.keys(kept)) if (OURS.test(name)) delete kept[name];
  return kept;
}

const OURS = /^(COPYDESK_|DATABASE_URL$|NEXTAUTH_|PG)/;
