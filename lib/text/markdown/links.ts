const allowed = new Set(["http:", "https:", "mailto:"]);

/** Whether a link may be followed: http, https and mailto, or an address inside the same site. */
export function isAllowedLink(address: string): boolean {
  const scheme = schemeOf(address);
  return scheme === null ? !/^\s*[/\\]{2}/.test(address) : allowed.has(scheme);
}

/** Whether an image may be shown: by address only, never with the bytes in the text. */
export function isAllowedImage(address: string): boolean {
  const scheme = schemeOf(address);
  return scheme === null ? address.trim() !== "" : scheme === "http:" || scheme === "https:";
}

/** What a person typed, as a link: `example.org` gains https, an e-mail address mailto; null when it may not be one. */
export function linkFrom(typed: string): string | null {
  const address = typed.trim();
  if (address === "" || /\s/.test(address)) return null;
  if (schemeOf(address) !== null) return isAllowedLink(address) ? address : null;
  if (/^[^@/]+@[^@/]+\.[^@/]+$/.test(address)) return `mailto:${address}`;
  if (/^[#/]/.test(address)) return isAllowedLink(address) ? address : null;
  return /^[^/]+\.[^/]+/.test(address) ? `https://${address}` : null;
}

// Browsers ignore control characters and spaces inside a scheme, so `java\nscript:` is one too.
function schemeOf(address: string): string | null {
  const compact = address.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029]/g, "");
  return /^([a-z][a-z0-9+.-]*:)/i.exec(compact)?.[1]?.toLowerCase() ?? null;
}
