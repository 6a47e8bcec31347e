/** Facts that a text leaves out, turns round, or tells as they were before. */
import type { Evidence, Finding } from "../../evidence.ts";
import { finding, findingAt, inWhole } from "../../text/lint/rule.ts";
import type { ReadFact } from "../facts/read.ts";
import { tellingOf } from "../facts/said.ts";
import { tellFacts } from "../prose/sentences.ts";
import { itemOf } from "../prose/items.ts";
import { CHANNEL_RULES, type ProductContent } from "../schema.ts";
import { statementsIn, type Statement } from "../statements.ts";

export function lintMissing(content: ProductContent, facts: ReadFact[], language: string): Finding[] {
  if (content.markdown.trim() === "") return [];
  const statements = statementsIn(content.markdown, language);
  const severity = CHANNEL_RULES[content.channel].complete ? "warning" : "hint";
  return facts
    .filter((fact) => !statements.some(({ text }) => tellingOf(fact, text, language) !== "not-said"))
    .map(({ name, value }) =>
      finding("fact-missing", severity, inWhole, `The text does not tell “${name}: ${value}”.`),
    );
}

/** Sentences that rest on a fact and say something else; with the sentence as it would be now. */
export function lintChanged(
  content: ProductContent,
  facts: ReadFact[],
  evidence: readonly Evidence[],
  language: string,
): Finding[] {
  const resting = evidence.filter(({ place }) => "start" in place);
  return statementsIn(content.markdown, language).flatMap((statement) => {
    const own = facts.filter((fact) =>
      resting.some((one) => isAt(one, statement) && one.quote.startsWith(`${fact.name}: `)),
    );
    const wrong = facts.filter((fact) => tellingOf(fact, statement.text, language) === "reversed");
    const contradicted = own.filter((fact) => tellingOf(fact, statement.text, language) === "not-said");
    return [...wrong, ...contradicted].map(({ name, value }) => {
      const again = rewritten(statement, own, content);
      const message = `The facts say “${name}: ${value}”.`;
      return findingAt(content.markdown, statement, ["fact-changed", "error", message, again]);
    });
  });
}

function isAt({ place }: Evidence, { start, end }: Statement): boolean {
  return "start" in place && place.start < end && start < place.end;
}

/** The same facts told anew: as an item where it is one, else as a sentence. */
function rewritten({ text }: Statement, facts: readonly ReadFact[], { name }: ProductContent): string | undefined {
  if (facts.length === 0) return undefined;
  if (!/[.!?]\s*$/.test(text)) return facts.map((fact) => itemOf(fact).text).join("; ");
  const told = tellFacts(name, facts, 0).map((sentence) => sentence.text);
  const subject = /^(?:It|They|The \p{Ll}+)(?= )/u.exec(text.trim())?.[0];
  const [first = "", ...rest] = told;
  const same = subject && first.startsWith(`The ${name} `) ? subject + first.slice(`The ${name}`.length) : first;
  return [same, ...rest].join(" ");
}
