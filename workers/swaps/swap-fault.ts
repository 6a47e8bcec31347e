import type { ModelError } from "#lib/models/schema";
import { EngineError } from "../engines/engine.ts";
import type { EngineErrorCode } from "../engines/engine.ts";

export type SwapFaultCode =
  "timed-out" | "golden-mismatch" | "changed-meanwhile" | "not-ready" | "base-not-ready" | "files-damaged";

/** What is said of a version that was there when the swap was asked for. */
export const NOT_READY = {
  "not-ready": "The new version is not ready any more: it was retired or deleted.",
  "base-not-ready": "The base of this adapter is not ready any more: it was retired or deleted.",
} as const;

const HELP: Record<SwapFaultCode, string> = {
  "timed-out": "Try again when the machine is less busy, or choose a smaller version.",
  "golden-mismatch": "The version does not answer as it did when it was checked. Install it again, or choose another.",
  "changed-meanwhile": "Look at the deployment as it is now, and decide again.",
  "not-ready": "Choose another version.",
  "base-not-ready": "Bring the base back on its page, or choose another version.",
  "files-damaged": "Install the version again.",
};

const ENGINE_HELP: Partial<Record<EngineErrorCode, string>> = {
  "file-missing": HELP["files-damaged"],
  "timed-out": HELP["timed-out"],
};

/** Why a swap ends before its switch; `message` is for a person. */
export class SwapFault extends Error {
  readonly code: SwapFaultCode;
  constructor(code: SwapFaultCode, message: string) {
    super(message);
    this.name = "SwapFault";
    this.code = code;
  }
}

/** Null for what is no fault of version, engine or time: a bug, which the caller throws on. */
export function describeFault(error: unknown): ModelError | null {
  if (error instanceof SwapFault) return { code: error.code, message: error.message, help: HELP[error.code] };
  if (!(error instanceof EngineError)) return null;
  const help =
    ENGINE_HELP[error.code] ?? "Try again. If it fails again, the version may be too large for this machine.";
  return { code: error.code, message: error.message, help };
}
