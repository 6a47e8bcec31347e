/** The session cookie's name and settings, known to the proxy too. */

/** `__Host-` keeps other hosts of the same domain from planting one; browsers take it over https only. */
export function sessionCookieName(secure: boolean): string {
  return secure ? "__Host-copydesk" : "copydesk";
}

export function sessionCookieOptions(secure: boolean) {
  return { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
}

/** What the browser speaks: Next sets x-forwarded-proto from the connection unless a proxy in front of us did. */
export function isSecure(headers: Headers): boolean {
  return headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https";
}
