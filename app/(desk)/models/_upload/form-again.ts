import type { RegistrationOrder } from "#lib/models/registration/schema";

/** An order as the fields of the form that ordered it. */
export function fieldsOfOrder(order: RegistrationOrder): Record<string, string> {
  const { name, source, tasks, baseVersionId, purpose, licence, languages, tags, trainingRun } = order;
  return {
    name,
    base: baseVersionId ?? "",
    task: tasks[0] ?? "",
    ...{ purpose, licence, languages: languages.join(", "), tags: tags.join(", "), run: trainingRun?.name ?? "" },
    ...(source.kind === "hub" && { repository: source.repository, revision: source.revision }),
  };
}
