/** Set by the proxy on each request: the path and query that were asked for. */
export const PATH_HEADER = "x-copydesk-path";

/** Where to go after signing in: a path of this site, or home. What a browser could read as another site is dropped. */
export function nextPath(value: string | undefined | null): string {
  if (!value?.startsWith("/") || value.length > 2_000) return "/";
  const base = "http://desk.invalid";
  if (!URL.canParse(value, base)) return "/";
  const url = new URL(value, base);
  const path = url.pathname + url.search + url.hash;
  return url.origin === base && !path.startsWith("//") ? path : "/";
}
