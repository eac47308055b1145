// Pieces of HTML that the site renders and a page puts in place: ticks, hints, the reference, whatever is still under way.
import { notice } from "./exercise/dom";
import { fragment, Problem } from "./http";
import { reachScrollers } from "./scrollers";

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
    const answer = await (form.method === "get" ? fragment(queryOf(form)) : fragment(form.action, new FormData(form)));
    putElsewhere(answer);
    const first = answer.firstElementChild as HTMLElement | null;
    const pressed = form.querySelector("button")?.id;
    root.replaceWith(answer);
    reachScrollers(document);
    const again = pressed ? document.getElementById(pressed) : null;
    if (again) again.focus({ preventScroll: true }); // a tick: the same box, as it is now
    else focusNews(first);
  } catch (problem) {
    form.ariaBusy = "false";
    form.querySelector(".notice")?.remove();
    form.append(problemNotice(problem, signIn));
  }
}

function queryOf(form: HTMLFormElement): string {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) address.searchParams.set(name, String(value));
  return address.href;
}

// What an answer changes in other places of the page: each takes the place of the element with its id.
function putElsewhere(answer: DocumentFragment): void {
  for (const piece of answer.querySelectorAll<HTMLElement>("[data-elsewhere]")) {
    piece.remove();
    document.getElementById(piece.id)?.replaceWith(piece);
  }
}

// The newest hint, the verdict of an answer, or the heading of the solution: what was asked for is where the focus goes.
function focusNews(root: HTMLElement | null): void {
  const news = root?.querySelector<HTMLElement>(".rungs li:last-child, .panel-title, [data-news]") ?? root;
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
