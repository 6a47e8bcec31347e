/** The brief that the form's fields say; empty lines are no outcomes. */
type Fields = Record<string, FormDataEntryValue | FormDataEntryValue[]>;

export function readPersonalityBrief(fields: Fields): Record<string, unknown> {
  const preferences = [
    ...words(fields["brief.preferences"]),
    ...words(fields["brief.otherPreferences"]).flatMap((line) => line.split(/[,;،、]/)),
  ]
    .map((text) => text.trim())
    .filter(Boolean);
  const questions = words(fields["brief.questions"])[0];
  return {
    theme: words(fields["brief.theme"])[0] ?? "",
    outcomes: words(fields["brief.outcomes"]),
    // What is no number goes on as it is, so that the schema names the field.
    questions: questions === undefined || Number.isNaN(Number(questions)) ? questions : Number(questions),
    preferences: preferences.length > 0 ? [...new Set(preferences)] : undefined,
  };
}

function words(value: FormDataEntryValue | FormDataEntryValue[] | undefined): string[] {
  if (value === undefined) return [];
  return [value].flat().flatMap((entry) => (typeof entry === "string" && entry.trim() ? [entry.trim()] : []));
}
