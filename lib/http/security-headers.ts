/** What browsers may do with our answers. Pure, so that the proxy and tests share it. */

/**
 * The policy of our pages. Scripts run by nonce only; `strict-dynamic` lets those load Next's chunks. Styles may be
 * inline, since React and the editor write style attributes. Text that models or readers wrote can load nothing from
 * elsewhere: images come from here.
 */
export function pagePolicy(nonce: string, development: boolean): string {
  return policy({
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": `'self'${development ? " ws: wss:" : ""}`,
    "worker-src": "'self' blob:",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  });
}

/** For data, should a browser be made to show it as a page. */
export const DATA_POLICY = policy({ "default-src": "'none'", "frame-ancestors": "'none'", sandbox: "" });

/** The referrer stays on this site: addresses of invitations carry their secret. */
export function commonHeaders(secure: boolean): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    ...(secure && { "strict-transport-security": "max-age=31536000" }),
  };
}

/** The same for data that no proxy has seen. */
export function dataHeaders(secure: boolean): Record<string, string> {
  return { ...commonHeaders(secure), "content-security-policy": DATA_POLICY };
}

function policy(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([name, value]) => (value ? `${name} ${value}` : name))
    .join("; ");
}
