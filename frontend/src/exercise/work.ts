// Submit, Run and Stop: sends the code, follows it, puts the results in place, and says in words what is going on. One
// piece of work at a time; what the site refuses is shown where the results would be.
import { fragment, Problem, stop, submit } from "../http";
import { about, must, notice } from "./dom";
import { follow } from "./follow";
import { problemNotice } from "../fragments";
import { reachScrollers } from "../scrollers";
import { Live } from "./live";
import type { PageData, Submission } from "./page";
import type { Tabs } from "./tabs";

export interface WorkOwner {
  text(): string;
  signIn(): Node;
  onDone(kind: string, verdict: string): void;
}

export class Work {
  private readonly status = must("[data-status]");
  private readonly stopButton = must<HTMLButtonElement>("[data-stop]");
  private readonly starters = [must<HTMLButtonElement>("[data-run]"), must<HTMLButtonElement>("[data-submit]")];
  private readonly notices = must("[data-notice]");
  private readonly results = must("[data-results]");
  private readonly mark = must("[data-results-mark]");
  private readonly live = new Live((text) => this.say(text));
  private current: Submission | null = null;
  private blocked = false;
  private stopping = false;
  private waiting = 0;

  constructor(
    private readonly page: PageData,
    private readonly tabs: Tabs,
    private readonly owner: WorkOwner,
  ) {
    this.stopButton.addEventListener("click", () => void this.stop());
    if (page.active) this.watch(page.active);
    else this.live.restore(this.results);
  }

  async start(action: "submit" | "run"): Promise<void> {
    if (this.blocked) return;
    this.block(true);
    this.notices.replaceChildren();
    this.say(action === "submit" ? "Submitting…" : "Sending…");
    try {
      this.watch(await submit(this.page.urls.submit, this.owner.text(), action));
    } catch (problem) {
      this.refuse(problem);
    }
  }

  private watch(submission: Submission): void {
    this.current = submission;
    this.block(true);
    this.stopButton.hidden = false;
    this.live.begin(submission);
    this.setMark("");
    this.tabs.show("results");
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
    this.setMark(article?.dataset.tone ?? "");
    this.say(title?.textContent ?? "Done");
    must("[data-announce]").textContent = `${title?.textContent ?? "Done"}. ${headline}`;
    must(".panels").scrollTop = 0;
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
    must("[data-results-empty]").hidden = true;
    this.say("Not sent.");
    this.tabs.show("results");
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
      this.say("You can submit again.");
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

  private setMark(tone: string): void {
    this.mark.hidden = tone === "";
    this.mark.dataset.tone = tone;
  }

  private say(text: string): void {
    if (this.status.textContent !== text) this.status.textContent = text;
  }
}
