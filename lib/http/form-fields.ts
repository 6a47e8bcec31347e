/** A form's fields as an object: a name that comes once is its value, one that comes several times an array. */
export function fieldsOf(form: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const names = new Set([...form.keys()].filter((name) => !name.startsWith("$ACTION")));
  return Object.fromEntries([...names].map((name) => [name, single(form.getAll(name))]));
}

/** What a failed form shows again: text of the named fields only, so that no password goes back. */
export function keptOf(form: FormData, names: readonly string[]): Record<string, string> {
  const kept = names.map((name) => [name, form.get(name)] as const);
  return Object.fromEntries(kept.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

function single(values: FormDataEntryValue[]): FormDataEntryValue | FormDataEntryValue[] {
  return values.length === 1 ? (values[0] ?? "") : values;
}
