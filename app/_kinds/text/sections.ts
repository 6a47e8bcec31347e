/** A text's sections by its headings, as the outline lists them. Cheap enough to run while a text grows. */
export type Section = {
  title: string;
  /** 2 to 6; 1 as well where the text has it. */
  level: number;
  /** UTF-16 offsets into the Markdown: of the heading's line, and of the next section. */
  start: number;
  end: number;
  words: number;
};

const HEADING = /^(#{1,6})[ \t]+(.+?)[ \t]*#*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

export function sectionsOf(markdown: string): Section[] {
  const sections: Section[] = [];
  let fence: string | null = null;
  let offset = 0;
  for (const line of markdown.split("\n")) {
    const mark = FENCE.exec(line)?.[1];
    if (mark && fence === null) fence = mark;
    else if (mark && fence !== null && mark.startsWith(fence)) fence = null;
    const heading = fence === null ? HEADING.exec(line) : null;
    if (heading)
      sections.push({
        title: plain(heading[2] ?? ""),
        level: heading[1]?.length ?? 2,
        start: offset,
        end: 0,
        words: 0,
      });
    offset += line.length + 1;
  }
  return sections.map((section, index) => {
    const end = sections[index + 1]?.start ?? markdown.length;
    const body = markdown.slice(section.start, end).replace(/^.*\n?/, "");
    return { ...section, end, words: countWords(body) };
  });
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}

function plain(heading: string): string {
  return heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`]/g, "");
}
