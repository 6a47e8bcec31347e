/**
 * Names of prepared statements. One with a name is parsed once for each connection and not at each call, which is most
 * of what a short one costs. What comes again gets a name, and only so many do: the database keeps each for as long as
 * the connection lives.
 */
const MOST_NAMES = 300;
const MOST_SEEN = 3_000;

/** Empty for what is sent as it is. */
export type StatementNames = (statement: { sql: string; args: readonly unknown[] }) => string;

export function createStatementNames(): StatementNames {
  const names = new Map<string, string>();
  const seen = new Set<string>();
  return ({ sql, args }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    // Without values it goes in one message as it is.
    if (args.length === 0 || names.size >= MOST_NAMES) return "";
    if (!seen.has(sql)) {
      if (seen.size < MOST_SEEN) seen.add(sql);
      return "";
    }
    seen.delete(sql);
    const name = `copydesk_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}
