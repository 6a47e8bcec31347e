import { join } from "node:path";
import type { Settings } from "#lib/env/settings";
import { createLocalCache } from "./local-cache.ts";
import type { S3Place } from "./s3-place.ts";
import { openS3Store } from "./s3-store.ts";
import { openStore } from "./store.ts";
import type { Store, StoreArea } from "./store.ts";

export type StorageKind = Settings["COPYDESK_STORAGE"];

/** The store that the settings name, or the one of another kind, which the settings then have to describe as well. */
export function openConfiguredStore(
  settings: Settings,
  area: StoreArea,
  kind: StorageKind = settings.COPYDESK_STORAGE,
): Store {
  const folder = settings.COPYDESK_DATA_DIR;
  if (kind === "folder") return openStore(folder, area);
  const cache = createLocalCache(join(folder, "cache", area), settings.COPYDESK_CACHE_BYTES);
  return openS3Store({ place: placeOf(settings), area, workFolder: join(folder, area), cache });
}

function placeOf(settings: Settings): S3Place {
  const { COPYDESK_S3_ACCESS_KEY: access, COPYDESK_S3_SECRET_KEY: secret } = settings;
  const prefix = settings.COPYDESK_S3_PREFIX ?? "";
  return {
    endpoint: settings.COPYDESK_S3_ENDPOINT,
    region: settings.COPYDESK_S3_REGION,
    bucket: settings.COPYDESK_S3_BUCKET ?? "",
    keys: access && secret ? { access, secret } : undefined,
    pathStyle: settings.COPYDESK_S3_PATH_STYLE,
    prefix: prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`,
  };
}
