import { WHOLE_TEXT } from "#lib/drafts/checks/schema";
import { kindOf } from "#lib/kinds/registry";
import { knowsLanguage } from "#lib/models/languages";
import { requestOf } from "../resolve-engines.ts";
import { notJudged, withEngine, type Judge } from "./judge.ts";

/** Below it a label says nothing; a version's settings may set another. */
const THRESHOLD = 0.5;

/** What does the text read as? Of every kind, as its Markdown. Nothing where the classifier is not sure. */
export const judgeText: Judge = async ({ kind, content, language }, version, judging) => {
  const { contentSchema, toMarkdown } = kindOf(kind);
  const text = toMarkdown(contentSchema.parse(content));
  if (text.trim() === "") return [];
  const { languages, settings } = version;
  if (languages.length > 0 && !knowsLanguage(languages, language))
    return notJudged("classify", { reason: "language", language });
  const [scores = []] = await withEngine(judging, requestOf(version), async ({ classify }) =>
    classify ? classify.classify({ texts: [text], signal: judging.signal }) : [],
  );
  const threshold = typeof settings["threshold"] === "number" ? settings["threshold"] : THRESHOLD;
  const [best] = scores;
  if (!best || best.score < threshold) return [];
  const all = Object.fromEntries(scores.map(({ label, score }) => [label, score]));
  return [{ kind: "classify", claim: WHOLE_TEXT, label: best.label, scores: all }];
};
