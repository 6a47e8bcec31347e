/** What may be done with a place of the text from beside it; false when its words are gone. */
export type TextPlace = {
  show: (start: number, end: number) => boolean;
  replace: (start: number, end: number, words: string) => boolean;
};
