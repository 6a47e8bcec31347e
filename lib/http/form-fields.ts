/**
 * A form's fields as an object: a name that comes once is its value, one that comes several times an array. U+0000,
 * which nobody sees and PostgreSQL does not store, is left out of texts.
 */
export function fieldsOf(form: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const names = new Set([...form.keys()].filter((name) => !name.startsWith("$ACTION")));
  return Object.fromEntries([...names].map((name) => [name, single(form.getAll(name).map(withoutNul))]));
}

/** What a failed form shows again: text of the named fields only, so that no password goes back. */
export function keptOf(form: FormData, names: readonly string[]): Record<string, string> {
  const kept = names.map((name) => [name, form.get(name)] as const);
  return Object.fromEntries(kept.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

function withoutNul(value: FormDataEntryValue): FormDataEntryValue {
  return typeof value === "string" ? value.replaceAll("\0", "") : value;
}

function single(values: FormDataEntryValue[]): FormDataEntryValue | FormDataEntryValue[] {
  return values.length === 1 ? (values[0] ?? "") : values;
}
