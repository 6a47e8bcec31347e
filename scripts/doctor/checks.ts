import type { Check } from "./check.ts";
import { browser } from "./checks/browser.ts";
import { clock } from "./checks/clock.ts";
import { dataFolder } from "./checks/data-folder.ts";
import { database, databaseRights, migrations } from "./checks/database.ts";
import { defaultModels, deployedModels } from "./checks/models.ts";
import { devices } from "./checks/devices.ts";
import { disk } from "./checks/disk.ts";
import { node, packages } from "./checks/packages.ts";
import { port } from "./checks/port.ts";
import { queue } from "./checks/queue.ts";
import { secret, settings } from "./checks/settings.ts";
import { storage } from "./checks/storage.ts";
import { workers } from "./checks/workers.ts";

/** In the order in which they are said: what others stand on comes first. */
export const checks: Check[] = [
  { name: "Node", look: node },
  { name: "packages", look: packages },
  { name: "settings", look: settings },
  { name: "secret", look: secret },
  { name: "data folder", look: dataFolder },
  { name: "disk", look: disk },
  { name: "port", look: port },
  { name: "database", look: database },
  { name: "migrations", look: migrations },
  { name: "rights", look: databaseRights },
  { name: "queue", look: queue },
  { name: "clock", look: clock },
  { name: "storage", look: storage },
  { name: "devices", look: devices },
  { name: "default models", look: defaultModels },
  { name: "models in use", look: deployedModels },
  { name: "workers", look: workers },
  { name: "browser for tests", look: browser },
];
