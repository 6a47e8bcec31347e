/** Header that names a request, from whoever sends it through to the log and the answer. */
export const REQUEST_ID = "x-request-id";

/** The sender's own, when it is short and plain; else a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get(REQUEST_ID) ?? "";
  return /^[\w.-]{8,64}$/.test(given) ? given : crypto.randomUUID();
}
