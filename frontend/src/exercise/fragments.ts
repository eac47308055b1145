// Pieces of HTML that the site renders and this page puts in place: hints, the reference, the history of attempts.
import { fragment, Problem } from "../http";
import { reachScrollers } from "../scrollers";
import { must, notice } from "./dom";

/** Forms marked `data-fragment` answer in place instead of leaving the page. */
export function enableFragmentForms(signIn: () => Node): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-fragment]")) return;
    event.preventDefault();
    void replaceByAnswer(form, signIn);
  });
}

async function replaceByAnswer(form: HTMLFormElement, signIn: () => Node): Promise<void> {
  const root = form.closest<HTMLElement>("[data-fragment-root]");
  if (!root || form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  try {
    const answer = await fragment(form.action, new FormData(form));
    const first = answer.firstElementChild as HTMLElement | null;
    root.replaceWith(answer);
    reachScrollers(document);
    focusNews(first);
  } catch (problem) {
    form.ariaBusy = "false";
    form.querySelector(".notice")?.remove();
    form.append(problemNotice(problem, signIn));
  }
}

// The newest hint, or the heading of the solution: what was asked for is where the focus goes.
function focusNews(root: HTMLElement | null): void {
  const news = root?.querySelector<HTMLElement>(".rungs li:last-child, .panel-title") ?? root;
  if (!news) return;
  news.tabIndex = -1;
  news.focus({ preventScroll: true });
  news.scrollIntoView({ block: "nearest" });
}

export function problemNotice(problem: unknown, signIn: () => Node): HTMLElement {
  if (!(problem instanceof Problem)) return notice("ours", "The site's answer could not be read.", "This is our fault. Reload the page; your code is kept.");
  const tone = problem.kind === "broken" || problem.kind === "unavailable" ? "ours" : "warn";
  return notice(tone, problem.message, problem.remedy, problem.kind === "signed out" ? [signIn()] : []);
}

export class Attempts {
  private fresh = false;
  private readonly panel = must("[data-attempts]");

  constructor(
    private readonly url: string,
    private readonly onLoad: (source: string) => void,
  ) {
    this.panel.addEventListener("click", (event) => {
      const pressed = (event.target as Element).closest("[data-load-attempt]");
      const source = pressed?.closest(".attempt-body")?.querySelector("[data-source]")?.textContent;
      if (source !== null && source !== undefined) this.onLoad(source);
    });
  }

  outdated(): void {
    this.fresh = false;
  }

  async load(signIn: () => Node): Promise<void> {
    if (this.fresh) return;
    this.fresh = true;
    try {
      this.panel.replaceChildren(await fragment(this.url));
    } catch (problem) {
      this.fresh = false;
      this.panel.replaceChildren(problemNotice(problem, signIn));
    }
  }
}
