/**
 * True when a browser says that one of our own pages sent this request. Sec-Fetch-Site decides where it is sent (all
 * browsers since 2023), else Origin must name the host that was asked. Neither can be set by another site's script.
 */
export function isFromOurPages(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  return origin !== null && host !== null && URL.canParse(origin) && new URL(origin).host === host;
}
