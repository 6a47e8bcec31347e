import { Article } from "./article.tsx";
import type { LoadedPage } from "./load-page.ts";
import { PersonalityPage } from "./personality-page.tsx";
import { QuizPage } from "./quiz-page.tsx";
import type { Search } from "./search.ts";

/** A page in the form of its kind. To add a form: a case here, and in `readPage`. */
export function Body({ loaded, search }: { loaded: LoadedPage; search: Search }) {
  const { page } = loaded;
  switch (page.form) {
    case "text":
      return <Article loaded={loaded} page={page} />;
    case "quiz":
      return <QuizPage loaded={loaded} page={page} />;
    case "personality":
      return <PersonalityPage loaded={loaded} page={page} search={search} />;
  }
}
