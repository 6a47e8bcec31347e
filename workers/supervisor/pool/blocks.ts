import { flatten, type PoolRequest } from "./requests.ts";

/** Versions that are being replaced: who asks for one waits until that is over, and holds nobody else up. */
export type Blocks = {
  /** Gives the function that ends it. `by`: who replaces it, and is not held. */
  add(versionIds: string[], by: object): () => void;
  isHeld(versionId: string, by?: object): boolean;
  /** Whether one of these, or the base of one, is held. */
  hold(requests: PoolRequest[], by?: object): boolean;
};

export function createBlocks(onChange: () => void): Blocks {
  const blocks = new Set<{ versionIds: string[]; by: object }>();
  const isHeld = (versionId: string, by?: object) =>
    [...blocks].some((block) => block.by !== by && block.versionIds.includes(versionId));
  return {
    add(versionIds, by) {
      const block = { versionIds, by };
      blocks.add(block);
      return () => {
        blocks.delete(block);
        onChange();
      };
    },
    isHeld,
    hold: (requests, by) => flatten(requests).some(({ version }) => isHeld(version.id, by)),
  };
}
