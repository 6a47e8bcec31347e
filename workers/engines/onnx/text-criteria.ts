/** Looks at each new token: streams its text, and ends at a stop text, at the signal, or when the text repeats itself. */
import { StoppingCriteria, type PreTrainedTokenizer } from "@xenova/transformers";
import type { TextCall, TextResult } from "../engine.ts";
import { createRepetitionGuard } from "../repetition.ts";
import { createStopTexts } from "./stop-texts.ts";

type Written = { text: string; tokens: number; stop: TextResult["stop"] | null };

export function createTextCriteria(tokenizer: PreTrainedTokenizer, promptLength: number, call: TextCall) {
  const stops = createStopTexts(call.stopTexts, call.onText);
  const guard = createRepetitionGuard();
  const ids: number[] = [];
  let stop: Written["stop"] = null;
  /** Tokens before `prefix` are done; those up to `read` are decoded again with what follows, for the space between. */
  let prefix = 0;
  let read = 0;
  const decode = (from: number, to: number) => tokenizer.decode(ids.slice(from, to), { skip_special_tokens: true });

  const take = (id: number): void => {
    ids.push(id);
    const before = prefix === read ? "" : decode(prefix, read);
    const after = decode(prefix, ids.length);
    // Half of a character is shown when its other half is there.
    if (after.length <= before.length || after.endsWith("\uFFFD")) return;
    const piece = after.slice(before.length);
    [prefix, read] = [read, ids.length];
    if (stops.add(piece)) stop = "end";
    else if (guard.add(piece)) stop = "length";
  };

  class TextCriteria extends StoppingCriteria {
    override _call(rows: (number | bigint)[][]): boolean[] {
      const row = rows[0] ?? [];
      while (stop === null && promptLength + ids.length < row.length) take(Number(row[promptLength + ids.length]));
      if (call.signal.aborted) stop ??= "aborted";
      return rows.map(() => stop !== null);
    }
  }

  return {
    criteria: new TextCriteria(),
    written(): Written {
      stops.end();
      return { text: stops.text(), tokens: ids.length, stop };
    },
  };
}
