/**
 * Saves a draft while it is written: the newest text after a pause, one save at a time, each on top of the revision
 * that the last one made. What could not be sent is kept and tried again; a conflict waits for the person's answer.
 */
import type { DraftView } from "../draft-view.ts";

export type SaveState =
  | { is: "saved" }
  | { is: "waiting" }
  | { is: "saving" }
  | { is: "failed"; why: string; again: boolean }
  | { is: "conflict"; theirs: DraftView };

export type SaveAnswer =
  | { is: "saved"; draft: DraftView }
  | { is: "conflict"; theirs: DraftView }
  /** `again`: it may go through later, as when the network is away. */
  | { is: "failed"; why: string; again: boolean };

export type SendSave = (baseRevisionId: string | null, content: unknown) => Promise<SaveAnswer>;

const PAUSE = 900;
const RETRY = { first: 2_000, longest: 30_000 };

export class DraftSaver {
  draft: DraftView;
  state: SaveState = { is: "saved" };
  /** Counts the texts that came from elsewhere: what holds a text of its own takes them in. */
  adopted = 0;
  private readonly send: SendSave;
  private readonly listeners = new Set<() => void>();
  private pending: { content: unknown } | null = null;
  private sending: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private retryAfter = RETRY.first;

  constructor(draft: DraftView, send: SendSave) {
    this.draft = draft;
    this.send = send;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get unsaved(): boolean {
    return this.pending !== null || this.sending !== null;
  }

  /** The text as the person last saw it. */
  get content(): unknown {
    return this.pending?.content ?? this.draft.revision?.content;
  }

  edit(content: unknown): void {
    this.pending = { content };
    if (this.state.is === "conflict") return;
    this.become({ is: "waiting" });
    this.schedule(PAUSE);
  }

  /** Sends what waits now. True when all is saved. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.sending) await this.sending;
    if (this.pending && this.state.is !== "conflict") await this.push();
    return !this.unsaved;
  }

  /** A newer state of the draft from the server, when nothing of the person's waits. */
  adopt(draft: DraftView): void {
    const isOlder = (draft.revision?.number ?? 0) < (this.draft.revision?.number ?? 0);
    if (this.unsaved || isOlder || draft === this.draft) return;
    if (draft.revision?.id !== this.draft.revision?.id) this.adopted += 1;
    this.draft = draft;
    this.become({ is: "saved" });
  }

  /** Answers a conflict: what the person wrote goes on top of theirs. */
  keepMine(): Promise<boolean> {
    if (this.state.is === "conflict") this.draft = this.state.theirs;
    this.become({ is: "waiting" });
    return this.flush();
  }

  /** Answers a conflict: what the person wrote is let go. */
  takeTheirs(): void {
    if (this.state.is !== "conflict") return;
    this.pending = null;
    this.draft = this.state.theirs;
    this.adopted += 1;
    this.become({ is: "saved" });
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private schedule(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), milliseconds);
  }

  private push(): Promise<void> {
    this.sending = this.sendPending().finally(() => {
      this.sending = null;
      this.tell();
    });
    return this.sending;
  }

  private async sendPending(): Promise<void> {
    const sent = this.pending;
    if (!sent) return;
    this.become({ is: "saving" });
    const answer = await this.send(this.draft.revision?.id ?? null, sent.content);
    if (answer.is === "conflict") return this.become(answer);
    if (answer.is === "failed") {
      if (answer.again) this.schedule(this.retryAfter);
      this.retryAfter = Math.min(RETRY.longest, this.retryAfter * 2);
      return this.become(answer);
    }
    this.retryAfter = RETRY.first;
    this.draft = answer.draft;
    const newer = this.pending !== sent;
    if (!newer) this.pending = null;
    this.become({ is: newer ? "waiting" : "saved" });
    if (newer) this.schedule(PAUSE);
  }

  private become(state: SaveState): void {
    this.state = state;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
