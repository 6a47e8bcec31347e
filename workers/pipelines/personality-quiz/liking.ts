import { DOMAINS, DOMAIN_WORDS, type Domain } from "#lib/kinds/personality-quiz/domains";
import { dot } from "#lib/text/similarity";
import { contentWords, stemOf } from "#lib/text/words";
import type { PipelineContext } from "../pipeline.ts";
import { embedTexts } from "../sources/embed-texts.ts";

/** From here on a domain is what a preference means, as MiniLM measures it. */
const MEANT = 0.35;
const LESS = 0.6;

/** How much the readers like each domain, from what the brief says of them; `unknown` are words that mean none. */
export async function findLiking(
  preferences: readonly string[],
  context: PipelineContext,
): Promise<{ liking: Map<Domain, number>; unknown: string[] }> {
  const liking = new Map<Domain, number>();
  const unknown: string[] = [];
  const meant = await byMeaning(preferences, context);
  for (const [index, preference] of preferences.entries()) {
    const words = byWords(preference);
    const found = words.length > 0 ? words : (meant[index] ?? []);
    if (found.length === 0) unknown.push(preference);
    for (const [place, domain] of found.entries())
      liking.set(domain, Math.max(liking.get(domain) ?? 0, place === 0 ? 1 : LESS));
  }
  return { liking, unknown };
}

/** Domains whose words stand in the preference, the one with most of them first. */
function byWords(preference: string): Domain[] {
  const said = new Set(contentWords(preference).map(stemOf));
  const count = (domain: Domain) => {
    const { name, words } = DOMAIN_WORDS[domain];
    return new Set(
      contentWords(`${domain} ${name} ${words}`)
        .map(stemOf)
        .filter((word) => said.has(word)),
    ).size;
  };
  return DOMAINS.map((domain) => ({ domain, hits: count(domain) }))
    .filter(({ hits }) => hits > 0)
    .sort((one, other) => other.hits - one.hits)
    .slice(0, 2)
    .map(({ domain }) => domain);
}

async function byMeaning(preferences: readonly string[], context: PipelineContext): Promise<Domain[][]> {
  if (preferences.length === 0 || !context.embedder) return [];
  const domains = DOMAINS.map((domain) => `${DOMAIN_WORDS[domain].name}: ${DOMAIN_WORDS[domain].words}`);
  const { vectors, byMeaning: compared } = await embedTexts([...preferences, ...domains], context);
  if (!compared) return [];
  return preferences.map((_, index) =>
    DOMAINS.map((domain, at) => ({
      domain,
      near: dot(vectors[index] as Float32Array, vectors[preferences.length + at] as Float32Array),
    }))
      .filter(({ near }) => near > MEANT)
      .sort((one, other) => other.near - one.near)
      .slice(0, 1)
      .map(({ domain }) => domain),
  );
}
