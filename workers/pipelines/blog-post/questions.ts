import type { Asked } from "../article/form.ts";

/** What a post has to answer, for an editor who has no sources. */
export function postQuestions(topic: string, audience: string | undefined): Asked[] {
  const name = topic.trim().replace(/[.!?]+$/, "");
  const readers = audience?.trim() || "your readers";
  return [
    {
      heading: "Opening",
      questions: [
        `Why does “${name}” matter to ${readers} now?`,
        "Which scene, figure or question would make them read on?",
      ],
    },
    {
      heading: "The main point",
      questions: ["What is the one thing to say, in a sentence?", "Which number, name or date proves it?"],
    },
    {
      heading: "An example",
      questions: ["Who has been through it, and what happened?", "What went wrong, and what did they learn?"],
    },
    {
      heading: "What to do with it",
      questions: ["Which three to five steps can a reader take?", "What do they need for it, and what does it cost?"],
    },
    {
      heading: "Closing",
      questions: [
        "What should a reader remember a week later?",
        "What do you ask of them: a comment, a visit, a trial?",
      ],
    },
  ];
}
