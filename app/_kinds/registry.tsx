/** The screens of all kinds of content. To add one: a folder here, and a line. Server components use it. */
import type { KindName } from "#lib/kinds/registry";
import { ArticleBriefFields } from "./article/brief-fields.tsx";
import { BlogPostEditor } from "./blog-post/blog-post-editor.tsx";
import { BlogPostBriefFields } from "./blog-post/brief-fields.tsx";
import type { KindScreens } from "./kind-screens.ts";
import { ProductBriefFields } from "./product-description/brief-fields.tsx";
import { ProductEditor } from "./product-description/product-editor.tsx";
import { PersonalityBriefFields } from "./personality-quiz/brief-fields.tsx";
import { PersonalityEditor } from "./personality-quiz/personality-editor.tsx";
import { PersonalityReading } from "./personality-quiz/personality-reading.tsx";
import { QuizBriefFields } from "./quiz/brief-fields.tsx";
import { QuizEditor } from "./quiz/quiz-editor.tsx";
import { QuizReading } from "./quiz/quiz-reading.tsx";
import { SummaryBriefFields } from "./summary/brief-fields.tsx";
import { TextEditor } from "./text/text-editor.tsx";
import { TranslationBriefFields } from "./translation/brief-fields.tsx";
import { TranslationEditor } from "./translation/translation-editor.tsx";

const screens: Record<KindName, KindScreens> = {
  article: { BriefFields: ArticleBriefFields, Editor: TextEditor },
  "blog-post": { BriefFields: BlogPostBriefFields, Editor: BlogPostEditor },
  "product-description": { BriefFields: ProductBriefFields, Editor: ProductEditor },
  quiz: { BriefFields: QuizBriefFields, Editor: QuizEditor, Reading: QuizReading },
  "personality-quiz": {
    BriefFields: PersonalityBriefFields,
    Editor: PersonalityEditor,
    Reading: PersonalityReading,
  },
  summary: { BriefFields: SummaryBriefFields, Editor: TextEditor },
  translation: { BriefFields: TranslationBriefFields, Editor: TranslationEditor },
};

export function screensOf(kind: KindName): KindScreens {
  return screens[kind];
}
