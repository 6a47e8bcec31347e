import type { CheckDependencies } from "#workers/checks/check-version";
import { startEngineProcess } from "#workers/inference/client";

/** Engine processes that run the scripted engine whatever is to be loaded: for files that have a header and no weights. */
export function startScripted(
  settings: Record<string, unknown>,
  onRequest: (request: Parameters<CheckDependencies["start"]>[0]) => void = () => {},
): CheckDependencies["start"] {
  return (request, options) => {
    onRequest(request);
    return startEngineProcess({ ...request, engine: "scripted", settings }, options);
  };
}
