// Submit, Run and Stop, on the exercise page and in each cell of a lesson: sends the code, follows it, puts the results in
// place, and says in words what is going on. One piece of work at a time; what the site refuses is shown where the
// results would be.
import { fragment, Problem, stop } from "../http";
import { about, must, notice } from "./dom";
import { follow } from "./follow";
import { problemNotice } from "../fragments";
import { reachScrollers } from "../scrollers";
import { Live } from "./live";
import type { Submission } from "./page";

export interface WorkOwner {
  signIn(): Node;
  /** There is something to see: work that began, or why it did not. */
  onShow(began: boolean): void;
  /** The colour of the results; empty while there are none. */
  onTone(tone: string): void;
  onDone(kind: string, verdict: string): void;
}

export class Work {
  private readonly status: HTMLElement;
  private readonly stopButton: HTMLButtonElement;
  private readonly starters: readonly HTMLElement[];
  private readonly notices: HTMLElement;
  private readonly results: HTMLElement;
  private readonly live: Live;
  private current: Submission | null = null;
  private blocked = false;
  private stopping = false;
  private waiting = 0;

  /** In the part of the page that shows it; `active` is what was under way when the page was made. */
  constructor(
    root: ParentNode,
    active: Submission | null,
    private readonly owner: WorkOwner,
  ) {
    this.status = must("[data-status]", root);
    this.stopButton = must<HTMLButtonElement>("[data-stop]", root);
    this.starters = [...root.querySelectorAll<HTMLElement>("[data-run], [data-submit]")];
    this.notices = must("[data-notice]", root);
    this.results = must("[data-results]", root);
    this.live = new Live(root, (text) => this.say(text));
    this.stopButton.addEventListener("click", () => void this.stop());
    if (active) this.watch(active);
    else this.live.restore(this.results);
  }

  /** Send it and follow it; nothing while something is under way already. */
  async start(saying: string, send: () => Promise<Submission>): Promise<void> {
    if (this.blocked) return;
    this.block(true);
    this.notices.replaceChildren();
    this.say(saying);
    try {
      this.watch(await send());
    } catch (problem) {
      this.refuse(problem);
    }
  }

  private watch(submission: Submission): void {
    this.current = submission;
    this.block(true);
    this.stopButton.hidden = false;
    this.live.begin(submission);
    this.results.replaceChildren();
    this.owner.onTone("");
    this.owner.onShow(true);
    follow(submission, {
      onEvent: (event) => this.live.show(event),
      onStill: (answer) => this.live.still(answer),
      onDone: () => void this.finish(submission),
      onTrouble: (problem) => this.trouble(problem),
    });
  }

  private async finish(submission: Submission): Promise<void> {
    try {
      const results = await fragment(submission.resultsUrl);
      this.live.clear();
      this.results.replaceChildren(results);
      reachScrollers(this.results);
      this.notices.replaceChildren();
    } catch (problem) {
      this.live.clear();
      this.notices.replaceChildren(problemNotice(problem, this.owner.signIn));
    }
    this.conclude();
  }

  private conclude(): void {
    const article = this.results.querySelector<HTMLElement>(".results");
    const title = this.results.querySelector<HTMLElement>(".verdict-title");
    const headline = this.results.querySelector(".verdict-headline")?.textContent ?? "";
    const hadFocus = document.activeElement === this.stopButton;
    this.stopButton.hidden = true;
    this.current = null;
    this.block(false);
    this.owner.onTone(article?.dataset.tone ?? "");
    this.say(title?.textContent ?? "Done");
    must("[data-announce]").textContent = `${title?.textContent ?? "Done"}. ${headline}`;
    if (hadFocus) title?.focus();
    this.owner.onDone(article?.dataset.kind ?? "", article?.dataset.verdict ?? "");
  }

  private async stop(): Promise<void> {
    if (!this.current || this.stopping) return;
    this.stopping = true;
    this.live.progress("Stopping…");
    try {
      await stop(this.current.stopUrl);
    } catch (problem) {
      this.notices.replaceChildren(problemNotice(problem, this.owner.signIn));
    } finally {
      this.stopping = false;
    }
  }

  private trouble(problem: Problem | null): void {
    if (problem) this.notices.replaceChildren(problemNotice(problem, this.owner.signIn));
    else this.notices.replaceChildren();
    if (problem?.kind === "signed out" || problem?.kind === "refused") this.release();
  }

  private refuse(problem: unknown): void {
    this.release();
    this.say("Not sent.");
    this.owner.onShow(false);
    if (problem instanceof Problem && problem.kind === "too many") this.countDown(problem);
    else this.notices.replaceChildren(problemNotice(problem, this.owner.signIn));
  }

  private countDown(problem: Problem): void {
    const until = Date.now() + problem.retryAfter * 1000;
    this.notices.replaceChildren(notice("warn", problem.message, `You can try again in ${about(problem.retryAfter)}.`));
    this.block(true);
    clearInterval(this.waiting);
    const tick = (): void => {
      const left = Math.ceil((until - Date.now()) / 1000);
      if (left > 0) return this.say(`You can try again in ${left} s`);
      clearInterval(this.waiting);
      this.block(false);
      this.notices.replaceChildren();
      this.say("You can try again now.");
    };
    this.waiting = window.setInterval(tick, 500);
    tick();
  }

  private release(): void {
    this.live.clear();
    this.stopButton.hidden = true;
    this.current = null;
    this.block(false);
  }

  // aria-disabled rather than disabled: a disabled button would drop the focus it has.
  private block(on: boolean): void {
    this.blocked = on;
    for (const button of this.starters) button.setAttribute("aria-disabled", String(on));
  }

  private say(text: string): void {
    if (this.status.textContent !== text) this.status.textContent = text;
  }
}
