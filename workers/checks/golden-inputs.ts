/** Fixed inputs for each task, short enough that a slow machine answers them in seconds. Invented, so that nothing is known by heart. */

/** Raised whenever an input changes: older answers are not compared with newer ones. */
export const GOLDEN_SUITE = "golden-1";

export const PROMPTS: [name: string, text: string][] = [
  ["continue", "Write one sentence about a lighthouse at night."],
  ["reword", "Say this in other words: The museum opens at nine and closes at five."],
];
export const ANSWER_TOKENS = 24;

export const SEGMENTS: Record<string, string[]> = {
  en: ["The bridge is old.", "Anna bought the house in 1932."],
  pt: ["A ponte é velha.", "Anna comprou a casa em 1932."],
  es: ["El puente es viejo.", "Anna compró la casa en 1932."],
  de: ["Die Brücke ist alt.", "Anna kaufte das Haus im Jahr 1932."],
  fr: ["Le pont est vieux.", "Anna a acheté la maison en 1932."],
  it: ["Il ponte è vecchio.", "Anna comprò la casa nel 1932."],
};

export const TEXTS: [name: string, text: string][] = [
  ["harbour", "The harbour was rebuilt after the storm, and ships return to it every spring."],
  ["bread", "The bakery sells rye bread on Saturdays."],
  ["praise", "Great quality, I am very happy with it."],
  ["question", "When will my order arrive?"],
];

export const CLAIMS: [name: string, premise: string, claim: string][] = [
  ["same", "Boris sold the castle.", "Boris sold the castle."],
  ["opposite", "The museum is open.", "The museum is not open."],
];

export const LONG_TEXTS: [name: string, text: string][] = [
  [
    "bridge",
    "The old bridge near the river opened in 1932, after the people of the city had waited for it for many years.",
  ],
];
