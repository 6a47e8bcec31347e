/** Next gives a route without parts none at all, not an empty object. */
type Params = Record<string, string | string[] | undefined> | undefined;

/** `/api/v1/drafts/42` with `{ id: "42" }` → `/api/v1/drafts/{id}`: few names for many addresses. */
export function routePattern(path: string, params: Params): string {
  const names = new Map(
    Object.entries(params ?? {}).flatMap(([name, value]) => (typeof value === "string" ? [[value, name]] : [])),
  );
  const parts = path.split("/").map((part) => {
    const name = names.get(decode(part));
    return name === undefined ? part : `{${name}}`;
  });
  return parts.join("/");
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
