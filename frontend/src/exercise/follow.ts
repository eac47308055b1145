// Follows one submission until it is done: by an event stream where this browser has none open yet, else by polling. A
// browser allows a site six connections, so only one tab holds a stream (a web lock); a stream that fails twice, or stays
// silent while the site has news, gives way to polling. Events arrive once, in order.
import { Problem, state, stream } from "../http";
import type { Event, StateAnswer, Submission } from "./page";

export interface Watcher {
  onEvent(event: Event): void;
  /** What the site expects now, said every few seconds while nothing else happens. */
  onStill?(answer: StateAnswer): void;
  /** The site says that it is done; no more events follow. */
  onDone(): void;
  onTrouble(problem: Problem | null): void;
}

const POLL_MS = 700;
const FIRST_POLLS_MS = [150, 250, 400] as const;
const OFFLINE_POLL_MS = 3000;
const SILENCE_MS = 4000;

export function follow(submission: Submission, watcher: Watcher): () => void {
  const following = new Following(submission, watcher);
  void following.start();
  return () => following.end();
}

class Following {
  private last = 0;
  private ended = false;
  private closeStream: (() => void) | null = null;
  private release: (() => void) | null = null;
  private timer = 0;
  private polls = 0;
  private errors = 0;

  constructor(
    private readonly submission: Submission,
    private readonly watcher: Watcher,
  ) {}

  async start(): Promise<void> {
    if (!navigator.locks) return this.openStream(); // plain HTTP: the limits per learner keep streams few
    await navigator.locks.request("hub:stream", { ifAvailable: true }, (lock) => {
      if (!lock) return void this.poll();
      if (this.ended) return undefined;
      this.openStream();
      return new Promise<void>((resolve) => (this.release = resolve));
    });
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
    this.leaveStream();
  }

  private openStream(): void {
    this.closeStream = stream(this.submission.eventsUrl, {
      onOpen: () => undefined,
      onEvent: (event) => {
        this.errors = 0;
        this.take(event);
      },
      onError: (closed) => {
        if (closed || ++this.errors >= 2) this.givePollingTheTurn();
        else this.lookSoon(FIRST_POLLS_MS[0]); // the browser tries again after a while: is there news meanwhile?
      },
    });
    this.lookSoon(SILENCE_MS);
  }

  private lookSoon(delay: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.checkSilence(), delay);
  }

  private async checkSilence(): Promise<void> {
    const before = this.last;
    const answer = await state(this.submission.stateUrl, before).catch(() => null);
    if (this.ended || !this.closeStream) return;
    if (answer && this.last === before && (answer.events.length > 0 || answer.done)) this.givePollingTheTurn();
    else {
      if (answer && this.last === before) this.watcher.onStill?.(answer);
      this.lookSoon(SILENCE_MS);
    }
  }

  private givePollingTheTurn(): void {
    if (!this.closeStream) return;
    clearTimeout(this.timer);
    this.leaveStream();
    void this.poll();
  }

  private leaveStream(): void {
    this.closeStream?.();
    this.closeStream = null;
    this.release?.();
    this.release = null;
  }

  private async poll(): Promise<void> {
    if (this.ended) return;
    try {
      const answer = await state(this.submission.stateUrl, this.last);
      this.watcher.onTrouble(null);
      for (const event of answer.events) this.take(event);
      if (answer.done) this.finish();
      else {
        if (answer.events.length === 0) this.watcher.onStill?.(answer);
        this.again(FIRST_POLLS_MS[this.polls++] ?? POLL_MS);
      }
    } catch (problem) {
      this.stumble(problem);
    }
  }

  private stumble(problem: unknown): void {
    if (this.ended) return;
    const known = problem instanceof Problem ? problem : new Problem("broken", "The site's answer could not be read.");
    this.watcher.onTrouble(known);
    if (known.kind === "offline" || known.kind === "broken" || known.kind === "unavailable") this.again(OFFLINE_POLL_MS);
    else this.end();
  }

  private again(delay: number): void {
    if (!this.ended) this.timer = window.setTimeout(() => void this.poll(), delay);
  }

  private take(event: Event): void {
    if (this.ended || event.seq <= this.last) return;
    this.last = event.seq;
    this.watcher.onEvent(event);
    if (event.kind === "done") this.finish();
  }

  private finish(): void {
    if (this.ended) return;
    this.end();
    this.watcher.onDone();
  }
}
