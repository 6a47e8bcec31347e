/** Words that no quiz of ours says: the English list of the package, which sees through spelling tricks too. */
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from "obscenity";

let matcher: RegExpMatcher | undefined;

/** What was found as it stands in the text, or null. Made once: building the list takes longer than a look. */
export function findProfanity(text: string): string | null {
  matcher ??= new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
  const [match] = matcher.getAllMatches(text, true);
  return match ? text.slice(match.startIndex, match.endIndex + 1) : null;
}
