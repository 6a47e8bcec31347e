export type SuiteAnswer = { when: string; good: string; bad: string };
