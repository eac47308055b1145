// The pages of the course (home, week, topic, getting started): ticks save in place, and what is under way is asked for
// again until it is done. Without this they are plain forms.
import { make } from "./exercise/dom";
import { enableFragmentForms } from "./fragments";
import { fragment } from "./http";

const AGAIN_MS = 500;
const PATIENCE_MS = 120_000;

enableFragmentForms(signIn);
setInterval(askAgain, AGAIN_MS);
const until = new WeakMap<Element, number>();
let asking = false;

function signIn(): Node {
  const link = make("a", "button button-small", "Sign in");
  link.href = `/accounts/login/?next=${encodeURIComponent(location.pathname)}`;
  return link;
}

// What says `data-again` is still under way: that address has it as it is now.
function askAgain(): void {
  const waiting = document.querySelector<HTMLElement>("[data-again]");
  if (waiting?.dataset.again && !asking && !document.hidden) void replace(waiting, waiting.dataset.again);
}

async function replace(waiting: HTMLElement, url: string): Promise<void> {
  asking = true;
  const begun = until.get(waiting) ?? Date.now();
  try {
    const answer = await fragment(url);
    const next = answer.firstElementChild;
    if (next) until.set(next, begun);
    if (next && Date.now() - begun > PATIENCE_MS) next.removeAttribute("data-again");
    const focused = waiting.contains(document.activeElement);
    waiting.replaceWith(answer);
    if (focused && next instanceof HTMLElement) next.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
  } catch {
    waiting.removeAttribute("data-again"); // it stays as it is; the page can be loaded again
  } finally {
    asking = false;
  }
}
