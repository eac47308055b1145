// Keeps what the learner types: at once in this browser, a moment later on the site. The site's copy has a revision; when
// another tab saved first, saving pauses until the learner has chosen (conflict.ts), and nothing is lost meanwhile.
import { Problem, saveDraft } from "../http";
import { forget, recall, remember } from "../storage";
import type { PageData } from "./page";

export type SaveState = "saved" | "saving" | "waiting" | "kept here" | "not kept" | "conflict" | "";

export interface Conflict {
  readonly revision: number;
  readonly source: string;
}

export interface DraftOwner {
  text(): string;
  onState(state: SaveState): void;
  onConflict(theirs: Conflict): void;
}

interface LocalCopy {
  readonly source: string;
  readonly base: number;
  readonly learner: string | null;
}

const PAUSE_MS = 700;
const RETRY_MS = 5000;

export class Draft {
  private revision: number;
  private timer = 0;
  private busy = false;
  private dirty = false;
  private paused = false;
  private nextPause = PAUSE_MS;
  private readonly key: string;

  constructor(
    private readonly page: PageData,
    private readonly owner: DraftOwner,
  ) {
    this.revision = page.revision;
    this.key = `hub:draft:${page.exercise}`;
    addEventListener("pagehide", () => this.leave());
    addEventListener("online", () => this.dirty && this.schedule(0));
  }

  /** What this browser kept and the site does not have; null when there is nothing, or it is another learner's. */
  unsaved(served: string): LocalCopy | null {
    const copy = parseCopy(recall(this.key));
    if (!copy || copy.source === served) return null;
    return copy.learner === null || copy.learner === this.page.learner ? copy : null;
  }

  /** Whether the kept copy simply continues what the site has. */
  continues(copy: LocalCopy): boolean {
    return copy.base === this.revision;
  }

  changed(): void {
    this.dirty = true;
    const kept = this.keepHere();
    if (!this.page.signedIn) this.owner.onState(kept ? "kept here" : "not kept");
    else if (!this.paused) {
      this.owner.onState("waiting");
      this.schedule(PAUSE_MS);
    }
  }

  saveNow(): void {
    if (this.dirty) this.schedule(0);
  }

  pause(): void {
    this.paused = true;
    clearTimeout(this.timer);
    this.owner.onState("conflict");
  }

  /** After a choice: the editor's text now follows revision `base`. */
  resume(base: number, alreadySaved: boolean): void {
    this.revision = base;
    this.paused = false;
    this.dirty = !alreadySaved;
    if (alreadySaved) this.settle();
    else this.schedule(0);
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.save(), delay);
  }

  private async save(): Promise<void> {
    if (this.busy || this.paused || !this.dirty || !this.page.signedIn) return;
    const source = this.owner.text();
    this.busy = true;
    this.dirty = false;
    this.owner.onState("saving");
    try {
      const answer = await saveDraft(this.page.urls.draft, source, this.revision);
      if ("conflict" in answer) this.collide(answer.conflict);
      else this.revision = answer.revision;
      if (!this.dirty && !this.paused) this.settle();
    } catch (problem) {
      this.failed(problem);
    } finally {
      this.busy = false;
      if (this.dirty && !this.paused) this.schedule(this.nextPause);
    }
  }

  private failed(problem: unknown): void {
    this.dirty = true;
    this.nextPause = RETRY_MS;
    this.owner.onState(this.keepHere() ? "kept here" : "not kept");
    if (problem instanceof Problem && problem.kind === "signed out") this.paused = true;
  }

  private collide(theirs: Conflict): void {
    this.dirty = true;
    if (theirs.source === this.owner.text()) return this.resume(theirs.revision, true);
    this.pause();
    this.owner.onConflict(theirs);
  }

  private settle(): void {
    this.nextPause = PAUSE_MS;
    forget(this.key);
    this.owner.onState("saved");
  }

  private keepHere(): boolean {
    const copy: LocalCopy = { source: this.owner.text(), base: this.revision, learner: this.page.learner };
    return remember(this.key, JSON.stringify(copy));
  }

  private leave(): void {
    if (!this.dirty || this.paused || !this.page.signedIn || this.busy) return;
    void saveDraft(this.page.urls.draft, this.owner.text(), this.revision, true).catch(() => undefined);
  }
}

function parseCopy(stored: string | null): LocalCopy | null {
  try {
    const copy: unknown = JSON.parse(stored ?? "null");
    const ok = typeof copy === "object" && copy !== null && "source" in copy && typeof copy.source === "string" && "base" in copy && typeof copy.base === "number";
    return ok ? { source: copy.source as string, base: copy.base as number, learner: "learner" in copy && typeof copy.learner === "string" ? copy.learner : null } : null;
  } catch {
    return null;
  }
}
