/** Words of a post that claim nothing: they open it, lead to its list and close it. Null for other languages. */
import { baseLanguage } from "#lib/text/sentences";
import { countWords } from "#lib/text/words";

export type FixedWords = { why: string; glance: string; now: string; remember: string; ask: string };

const WORDS: Record<string, FixedWords> = {
  en: {
    why: "Why does this matter?",
    glance: "The facts at a glance:",
    now: "Where it stands now",
    remember: "One thing to remember",
    ask: "What would you add?",
  },
  de: {
    why: "Warum ist das wichtig?",
    glance: "Auf einen Blick:",
    now: "Wie es heute steht",
    remember: "Was bleibt",
    ask: "Was meinen Sie dazu?",
  },
  fr: {
    why: "Pourquoi est-ce important ?",
    glance: "En bref :",
    now: "Où en est-on aujourd’hui",
    remember: "À retenir",
    ask: "Qu’en pensez-vous ?",
  },
  es: {
    why: "¿Por qué es importante?",
    glance: "En resumen:",
    now: "Cómo está hoy",
    remember: "Para recordar",
    ask: "¿Qué opina usted?",
  },
  pt: {
    why: "Porque é que isto é importante?",
    glance: "Em resumo:",
    now: "Como está hoje",
    remember: "Para recordar",
    ask: "O que acha?",
  },
  it: {
    why: "Perché è importante?",
    glance: "In breve:",
    now: "A che punto siamo oggi",
    remember: "Da ricordare",
    ask: "Che cosa ne pensa?",
  },
  nl: {
    why: "Waarom is dit belangrijk?",
    glance: "In het kort:",
    now: "Hoe het er nu voor staat",
    remember: "Om te onthouden",
    ask: "Wat vindt u ervan?",
  },
};

export function fixedWordsFor(language: string): FixedWords | null {
  return WORDS[baseLanguage(language)] ?? null;
}

/** Longer ones are sentences about readers, not a name for them. */
const MOST_AUDIENCE_WORDS = 8;
const A_GROUP = /^\p{L}[\p{L}\p{N} ,'’&-]*$/u;

/** To the readers that the brief names, where their name fits into a question. */
export function openingQuestion(audience: string | undefined, language: string): string | null {
  const words = fixedWordsFor(language);
  const readers = audience?.trim() ?? "";
  const fits = A_GROUP.test(readers) && countWords(readers) <= MOST_AUDIENCE_WORDS;
  if (words && fits && baseLanguage(language) === "en") return `Why does this matter to ${named(readers)}?`;
  return words?.why ?? null;
}

/** “People new to shipping” stands inside a sentence. Names and short forms keep their capitals. */
function named(readers: string): string {
  return /^(?:People|Readers|Parents|Children|Anyone|Everyone|Students|Teachers|Beginners|Customers|Users|Owners|The|All|Young|New|Small|Home|Hobby)\b/.test(
    readers,
  )
    ? readers.replace(/^./, (letter) => letter.toLowerCase())
    : readers;
}
