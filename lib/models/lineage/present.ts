import type { LineageText } from "./queries.ts";

export function presentText({ projectSlug, projectName, slug, writtenAt, ...text }: LineageText) {
  return {
    ...text,
    project: { slug: projectSlug, name: projectName },
    livePath: slug && `/p/${projectSlug}/${slug}`,
    writtenAt: writtenAt.toISOString(),
  };
}
export type PresentedText = ReturnType<typeof presentText>;
