// A question with a cell: an answer is typed first, then output and reason open beside what was typed. Nothing is sent and
// nothing is remembered: it is between the learner and the page.
import { make, must } from "../exercise/dom";

export function askFirst(form: HTMLFormElement): void {
  const cell = form.closest<HTMLElement>("[data-cell]");
  if (!cell) return;
  const answer = must<HTMLInputElement>("input", form);
  const fold = must<HTMLDetailsElement>("[data-answer]", cell);
  const said = must("[data-said]", cell);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!answer.value.trim()) return answer.focus();
    const right = must("samp", fold).textContent?.trim() ?? "";
    const same = agrees(answer.value, right);
    said.dataset.tone = same ? "good" : "warn";
    said.replaceChildren(make("strong", "", same ? "As you said: " : "It is something else: "), make("code", "", right), ...(same ? [] : [". You said ", make("code", "", answer.value.trim())]), ".");
    fold.open = true;
    said.focus({ preventScroll: true });
  });
  fold.addEventListener("toggle", () => (form.hidden = fold.open));
}

/** White space, outer brackets and quotes don't matter, nor how a number is written: "7,24" is (7, 24), .50 is 0.5. */
export function agrees(typed: string, right: string): boolean {
  const [one, other] = [bare(typed), bare(right)];
  return one === other || (one !== "" && other !== "" && Number(one) === Number(other));
}

function bare(text: string): string {
  const tight = text.replace(/\s+/g, "").replace(/[−–]/g, "-").toLowerCase();
  return tight.replace(/^[([]([^()[\]]*)[)\]]$/, "$1").replace(/^(["'])(.*)\1$/, "$2").replace(/,$/, "");
}
