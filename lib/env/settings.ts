/** All settings, in one list: what the README's table is made from, and what `env` is checked by. */
import { z } from "zod";

const port = z.coerce.number().int().min(1).max(65_535);
const seconds = z.coerce.number().int().min(0).max(3_600);
const flag = z.stringbool();

export const settings = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe("A PostgreSQL of your own; without it, npm start runs one in the data folder"),
  PORT: port.default(3000).describe("Where the desk listens"),
  COPYDESK_DATA_DIR: z.string().min(1).default(".data").describe("Folder for the database, models and sources"),
  COPYDESK_PUBLIC_URL: z.url().optional().describe("Address that readers and editors use, when a proxy stands in front"),
  COPYDESK_ADMIN_EMAIL: z.email().optional().describe("With the password: makes the first admin without a link"),
  COPYDESK_ADMIN_PASSWORD: z.string().min(10).optional().describe("Password of that admin, 10 characters or more"),
  COPYDESK_SECRET: z.string().min(32).describe("Signs sessions; npm start makes one and keeps it in the data folder"),
  COPYDESK_PROXIES: z.coerce.number().int().min(0).max(5).default(0).describe("How many proxies of yours stand in front"),
  COPYDESK_WORKER_NAME: z.string().min(1).max(60).default("desk-1").describe("What people call this worker"),
  COPYDESK_WORKER_SLOTS: z.coerce.number().int().min(1).max(64).default(2).describe("Generations at a time on one worker"),
  COPYDESK_MEMORY_BUDGET: z.coerce.number().int().positive().optional().describe("Bytes that all loaded models may need; 70 % of the memory unless set"),
  COPYDESK_DRAIN_SECONDS: seconds.default(20).describe("How long running work may go on when a worker is told to end"),
  COPYDESK_LIFELINE: flag.default(false).describe("Set by npm start: end when standard input closes"),
  COPYDESK_HUB_URL: z.url().default("https://huggingface.co").describe("Model hub, or a mirror of it"),
  COPYDESK_HUB_TOKEN: z.string().optional().describe("Token for models that the hub gives to signed-in people only"),
  COPYDESK_MODEL_FOLDER: z.string().optional().describe("Folder with model files that are taken before any download"),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info").describe("How much is logged"),
});

export type Settings = z.infer<typeof settings>;
