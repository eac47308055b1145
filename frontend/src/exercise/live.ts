// What is seen while a submission runs: progress in words, checks as they come, output, figures, curves. When it is done
// the site's own rendering takes the place of all but the curves.
import { about, formatPoints, make, must } from "./dom";
import type { Curves } from "./curves";
import { type Event, type Point, readPoints, type StateAnswer, type Submission } from "./page";

const SAY_AGAIN_MS = 4000;
const OUTPUT_CHARACTERS = 200_000; // the page stays quick; the site's own limit is about as high

export class Live {
  private readonly box: HTMLElement;
  private readonly words: HTMLElement;
  private readonly checks: HTMLElement;
  private readonly figures: HTMLElement;
  private readonly console: HTMLElement;
  private readonly printed: HTMLElement;
  private readonly cut: HTMLElement;
  private readonly curveBox: HTMLElement;
  private curves: Promise<Curves> | null = null;
  private characters = 0;
  private toldAt = 0;
  device = "";

  /** In the part of the page that shows it: all of the exercise page, one cell of a lesson. */
  constructor(
    root: ParentNode,
    private readonly say: (text: string) => void,
  ) {
    this.box = must("[data-live]", root);
    this.words = must("[data-live-text]", root);
    this.checks = must("[data-live-checks]", root);
    this.figures = must("[data-live-figures]", root);
    this.console = must("[data-live-output]", root);
    this.printed = must("pre", this.console);
    this.cut = must(".console-foot", this.console);
    this.curveBox = must("[data-curves]", root);
  }

  begin(submission: Submission): void {
    this.clear();
    this.clearCurves();
    this.device = "";
    this.box.hidden = false;
    this.progress(waitingWords(submission.place, submission.estimate));
  }

  /** Nothing new happened, but what is to be expected may have changed; said now and then, not at every look. */
  still(answer: StateAnswer): void {
    if (performance.now() - this.toldAt < SAY_AGAIN_MS) return;
    if (answer.waits) this.progress(waitingWords(answer.place, answer.estimate));
    else if (answer.overdue && !answer.done) this.progress(overdueWords(this.device, answer.estimate));
  }

  show(event: Event): void {
    if (event.kind === "phase") this.phase(event);
    else if (event.kind === "check") this.check(event);
    else if (event.kind === "output") this.output(event);
    else if (event.kind === "figure") this.figure(event);
    else if (event.kind === "metric") this.metric(event);
  }

  progress(text: string): void {
    this.toldAt = performance.now();
    this.words.textContent = text;
    this.say(text);
  }

  /** Takes away everything that the results now show. */
  clear(): void {
    this.box.hidden = this.console.hidden = this.figures.hidden = this.checks.hidden = this.cut.hidden = true;
    this.checks.replaceChildren();
    this.figures.replaceChildren();
    this.printed.replaceChildren();
    this.characters = 0;
  }

  /** Draws the curves of a finished piece of work from what its results carry. */
  restore(results: Element): void {
    const points = results.querySelector("#logged-points")?.textContent;
    if (!points) return;
    this.clearCurves();
    for (const point of readPoints(points)) this.metric(point);
  }

  private clearCurves(): void {
    this.curveBox.replaceChildren();
    this.curveBox.hidden = true;
    this.curves = null;
  }

  private phase(event: Extract<Event, { kind: "phase" }>): void {
    if (event.device) this.device = event.device;
    if (event.again) this.beginAgain();
    const where = this.device ? ` on ${this.device}` : "";
    const words: Record<string, string> = {
      queued: waitingWords(event.place, event.estimate),
      starting: "Getting a sandbox ready…",
      running: `Running your code${where}…`,
      judging: `Checking your answers${where}…`,
    };
    if (words[event.phase]) this.progress(words[event.phase]!);
  }

  // A fault of ours: what was shown belongs to an attempt that doesn't count.
  private beginAgain(): void {
    this.clear();
    this.clearCurves();
    this.box.hidden = false;
  }

  private check(event: Extract<Event, { kind: "check" }>): void {
    const template = document.getElementById(`outcome-${event.outcome}`) as HTMLTemplateElement;
    const points = make("span", "points", event.maxPoints ? `${formatPoints(event.points)}/${formatPoints(event.maxPoints)}` : "");
    const line = make("div", "check-line", [template.content.cloneNode(true), make("span", "check-name", event.name), points]);
    this.checks.append(make("li", "check appearing", [line]));
    this.checks.hidden = false;
  }

  private output(event: Extract<Event, { kind: "output" }>): void {
    this.console.hidden = false;
    const room = OUTPUT_CHARACTERS - this.characters;
    this.characters += event.text.length;
    if (room <= 0) return;
    const atEnd = this.printed.scrollHeight - this.printed.scrollTop - this.printed.clientHeight < 40;
    this.append(event.stream, event.text.slice(0, room));
    if (event.text.length > room) this.truncated();
    if (atEnd) this.printed.scrollTop = this.printed.scrollHeight;
  }

  private append(stream: string, text: string): void {
    const last = this.printed.lastElementChild;
    if (last?.className === stream) last.append(text);
    else this.printed.append(make("span", stream, text));
  }

  private truncated(): void {
    this.cut.textContent = "The output is cut here; what follows is not shown.";
    this.cut.hidden = false;
  }

  private figure(event: Extract<Event, { kind: "figure" }>): void {
    const image = make("img");
    image.src = event.url;
    image.width = event.width;
    image.height = event.height;
    const name = `Figure ${event.number}${event.title ? `: ${event.title}` : ""}`;
    image.alt = `${name}, drawn by your code`;
    this.figures.append(make("figure", "", [image, make("figcaption", "", name)]));
    this.figures.hidden = false;
  }

  private metric(event: Point): void {
    this.curveBox.hidden = false;
    this.curves ??= import("./curves").then(({ Curves }) => new Curves(this.curveBox));
    void this.curves.then((curves) => curves.add(event.step, event.values));
  }
}

function waitingWords(place: number | null, estimate: number | null): string {
  const when = estimate === null ? "" : `, ${about(estimate)}`;
  if (place === null || place <= 0) return `Waiting for a free sandbox${when}…`;
  return place === 1 ? `Next in line${when}…` : `${ordinal(place)} in line${when}…`;
}

function overdueWords(device: string, estimate: number | null): string {
  const more = estimate === null ? "" : `: perhaps ${about(estimate)} more`;
  return `Still running${device ? ` on ${device}` : ""}, longer than usual${more}…`;
}

function ordinal(n: number): string {
  const suffix = { one: "st", two: "nd", few: "rd" }[new Intl.PluralRules("en", { type: "ordinal" }).select(n) as string] ?? "th";
  return `${n}${suffix}`;
}
