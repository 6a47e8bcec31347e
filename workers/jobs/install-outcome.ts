import type { RegisteredVersion } from "#lib/models/commands";
import type { ModelError } from "#lib/models/schema";

export type InstallOutcome =
  | { state: "completed"; version: RegisteredVersion }
  | { state: "failed"; error: ModelError }
  | { state: "cancelled" | "released" | "lost" | "not-claimed" };
