/** All settings, in one list: what the README's table is made from, and what `env` is checked by. */
import { z } from "zod";

const port = wholeNumber(1, 65_535);
const count = (least: number, most: number) => wholeNumber(least, most);
const address = z.url({ protocol: /^https?$/, error: "an address that starts with http:// or https://" });
const email = z.email({ error: "an email address" });
const flag = z.stringbool({ error: "true or false" });
const storages = ["folder", "s3"] as const;
const levels = ["silent", "error", "warn", "info", "debug"] as const;

const shape = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: "an address such as postgresql://user:password@host:5432/database" })
    .describe("A PostgreSQL of your own (15 or later); without it, npm start runs one in the data folder"),
  PORT: port.default(3000).describe("Where the desk listens"),
  COPYDESK_DATA_DIR: text(1, 1_000).default(".data").describe("Folder for the database, models and sources"),
  COPYDESK_PUBLIC_URL: address
    .optional()
    .describe("Address that readers and editors use, when a proxy stands in front"),
  COPYDESK_ADMIN_EMAIL: email.optional().describe("With the password: makes the first admin without a link"),
  COPYDESK_ADMIN_PASSWORD: text(10, 200).optional().describe("Password of that admin, 10 characters or more"),
  COPYDESK_SECRET: text(32, 1_000).describe("Signs sessions; npm start makes one and keeps it in the data folder"),
  COPYDESK_PROXIES: count(0, 5).default(0).describe("How many proxies of yours stand in front"),
  COPYDESK_WORKER_NAME: text(1, 60).default("desk-1").describe("What people call this worker"),
  COPYDESK_WORKER_SLOTS: count(1, 64).default(2).describe("Generations at a time on one worker"),
  COPYDESK_MEMORY_BUDGET: count(1, 2 ** 50)
    .optional()
    .describe("Bytes that all loaded models may need; 70 % of the memory unless set"),
  COPYDESK_WORKER_ENGINES: text(1, 200)
    .transform((names) => names.split(",").map((name) => name.trim()))
    .optional()
    .describe("Engines that this worker may start, with commas between; all unless set"),
  COPYDESK_PERSON_RUNNING: count(1, 1_000)
    .default(16)
    .describe("Generations of one person that run at a time, on all workers together"),
  COPYDESK_PERSON_WAITING: count(1, 1_000_000)
    .default(5_000)
    .describe("Generations of one person that may wait; more are refused"),
  COPYDESK_DRAIN_SECONDS: count(0, 3_600)
    .default(20)
    .describe("How long running work may go on when a worker is told to end"),
  COPYDESK_LIFELINE: flag.default(false).describe("Set by npm start: end when standard input closes"),
  COPYDESK_POSTGRES_BIN: text(1, 1_000).optional().describe("Folder with initdb and postgres, when not the one found"),
  COPYDESK_FETCH_MODELS: flag
    .default(true)
    .describe("Whether npm start fetches the models that a fresh desk comes with"),
  COPYDESK_HUB_URL: address.default("https://huggingface.co").describe("Model hub, or a mirror of it"),
  COPYDESK_HUB_TOKEN: text(1, 500).optional().describe("Token for models that the hub gives to signed-in people only"),
  COPYDESK_MODEL_FOLDER: text(1, 1_000)
    .optional()
    .describe("Folder with model files that are taken before any download"),
  COPYDESK_STORAGE: z
    .enum(storages, { error: `one of ${storages.join(", ")}` })
    .default("folder")
    .describe("Where sources and models lie: the data folder, or a bucket of an S3-compatible object store"),
  COPYDESK_S3_ENDPOINT: address.optional().describe("Address of that object store; Amazon's own unless set"),
  COPYDESK_S3_BUCKET: text(3, 63).optional().describe("Name of the bucket"),
  COPYDESK_S3_REGION: text(1, 60).default("us-east-1").describe("Region of the bucket"),
  COPYDESK_S3_ACCESS_KEY: text(1, 200)
    .optional()
    .describe("With the secret key; without both, those of the environment or the machine's role"),
  COPYDESK_S3_SECRET_KEY: text(1, 500).optional().describe("Secret key for the bucket"),
  COPYDESK_S3_PATH_STYLE: flag
    .default(false)
    .describe("Whether the bucket is a part of the path, as most object stores of one's own want it"),
  COPYDESK_S3_PREFIX: text(1, 200).optional().describe("What the keys in the bucket begin with"),
  COPYDESK_CACHE_BYTES: count(1, 2 ** 50)
    .default(50_000_000_000)
    .describe("Bytes of models in a bucket that are kept on this machine, in the data folder"),
  COPYDESK_UPLOAD_BYTES: count(1, 2 ** 50)
    .default(20_000_000_000)
    .describe("Bytes that one model of one's own may have, uploaded or from a hub"),
  COPYDESK_PRIVATE_ENDPOINTS: flag
    .default(false)
    .describe("Whether admins may add model servers on this machine and in its own network"),
  COPYDESK_DEVICE: z
    .enum(["auto", "cpu", "cuda", "vulkan", "metal"], { error: "auto, cpu, cuda, vulkan or metal" })
    .default("auto")
    .describe("What writing models run on: auto takes a GPU where one is usable"),
  COPYDESK_METRICS_TOKEN: text(16, 500)
    .optional()
    .describe("Token for GET /api/metrics; without it only an admin's API token opens that"),
  COPYDESK_WORKER_PORT: count(0, 65_535)
    .optional()
    .describe("Where a worker answers /health, /ready and /metrics; nowhere unless set, 0 is any free port"),
  LOG_LEVEL: z
    .enum(levels, { error: `one of ${levels.join(", ")}` })
    .default("info")
    .describe("How much is logged"),
});

/** Those that need each other are compared once each is right by itself. */
export const settings = shape
  .refine(({ COPYDESK_STORAGE, COPYDESK_S3_BUCKET }) => COPYDESK_STORAGE === "folder" || COPYDESK_S3_BUCKET, {
    path: ["COPYDESK_S3_BUCKET"],
    error: "the name of a bucket where COPYDESK_STORAGE is s3",
  })
  .refine((given) => Boolean(given.COPYDESK_S3_ACCESS_KEY) === Boolean(given.COPYDESK_S3_SECRET_KEY), {
    path: ["COPYDESK_S3_SECRET_KEY"],
    error: "set exactly where COPYDESK_S3_ACCESS_KEY is",
  });

export type Settings = z.infer<typeof settings>;

/** Each message completes "NAME has to be …". */
function wholeNumber(least: number, most: number) {
  const error = `a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

function text(least: number, most: number) {
  const error = `${least} to ${most} characters long`;
  return z.string({ error }).min(least, { error }).max(most, { error });
}
