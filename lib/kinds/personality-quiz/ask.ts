/** Which questions a reader is asked who states what they like, and in which order. */
import type { Domain } from "./domains.ts";
import type { PersonalityContent, PersonalityQuestion } from "./schema.ts";

/** More would choose nearly everything, and so nothing. */
export const MOST_LIKED = 3;

/** What the quiz has questions about, in the order of the questions. */
export function domainsOf({ questions }: Pick<PersonalityContent, "questions">): Domain[] {
  return [...new Set(questions.flatMap(({ tags }) => tags ?? []))];
}

/** All questions without a preference; else the liked ones first, and no more than `ask`. */
export function chooseQuestions(
  { questions, ask }: Pick<PersonalityContent, "questions" | "ask">,
  liked: readonly Domain[],
): PersonalityQuestion[] {
  if (liked.length === 0) return questions;
  const isLiked = ({ tags }: PersonalityQuestion) => (tags ?? []).some((tag) => liked.includes(tag));
  const ordered = [...questions.filter(isLiked), ...questions.filter((question) => !isLiked(question))];
  return ordered.slice(0, ask ?? questions.length);
}

/** Beyond so many statements the first are looked at: the liked ones of a quiz rarely have so many domains. */
const MOST_SETS = 800;

/** Every different set of questions that some reader can be asked, by the place of each question. */
export function askedSets(content: Pick<PersonalityContent, "questions" | "ask">): number[][] {
  const { questions, ask } = content;
  const all = questions.map((_, index) => index);
  if (ask === undefined || ask >= questions.length) return [all];
  const place = new Map(questions.map((question, index) => [question, index]));
  const sets = new Map<string, number[]>([[all.join(), all]]);
  for (const liked of statements(domainsOf(content))) {
    const set = chooseQuestions(content, liked)
      .map((question) => place.get(question) as number)
      .sort((one, other) => one - other);
    sets.set(set.join(), set);
    if (sets.size >= MOST_SETS) break;
  }
  return [...sets.values()];
}

/** Every choice of one to three domains. */
function statements(domains: readonly Domain[]): Domain[][] {
  let grown: { liked: Domain[]; last: number }[] = [{ liked: [], last: -1 }];
  const found: Domain[][] = [];
  for (let size = 1; size <= MOST_LIKED; size += 1) {
    grown = grown.flatMap(({ liked, last }) =>
      domains.slice(last + 1).map((domain, index) => ({ liked: [...liked, domain], last: last + 1 + index })),
    );
    found.push(...grown.map(({ liked }) => liked));
  }
  return found;
}
