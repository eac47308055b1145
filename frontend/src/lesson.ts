// The lesson: its cells run and can be changed in the page, its questions take an answer before they open. Without this,
// the cells are one plain form and the answers lie under folds.
import { make, must } from "./exercise/dom";
import { readSubmission, type Submission } from "./exercise/page";
import { runCell } from "./http";
import { Cell } from "./lesson/cell";
import { Kept } from "./lesson/kept";
import { askFirst } from "./lesson/predict";
import { fields, maybe, text } from "./parse";

const page = readPageData();
for (const question of document.querySelectorAll<HTMLFormElement>("[data-commit]")) askFirst(question);
if (page.learner !== null) openCells(page.learner);

function openCells(learner: string): void {
  const form = must<HTMLFormElement>("form#cells");
  const kept = new Kept(`hub:cells:${learner}:${location.pathname}`);
  const send = (number: number): Promise<Submission> => {
    const values = new URLSearchParams({ cell: String(number) });
    for (const cell of cells) if (cell.number <= number) values.set(`source-${cell.number}`, cell.source);
    return runCell(page.runUrl, values);
  };
  const cells = [...document.querySelectorAll<HTMLElement>("[data-cell]")].map((box) => new Cell(box, { nonce: page.nonce, kept, send, signIn }));
  const find = (number: unknown): Cell | undefined => cells.find((cell) => cell.number === Number(number));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void find((event.submitter as HTMLButtonElement | null)?.value)?.run();
  });
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLElement>("[data-cell-link]");
    if (!link) return;
    event.preventDefault();
    void find(link.dataset.cellLink)?.goTo(Number(link.dataset.cellLine));
  });
  if (page.active) find(page.active.cell)?.follow(page.active);
}

function signIn(): Node {
  const link = make("a", "button button-small", "Sign in");
  link.href = page.loginUrl;
  return link;
}

function readPageData() {
  const data = fields(JSON.parse(document.getElementById("lesson-data")?.textContent ?? "null"), "lesson-data");
  return {
    learner: maybe(text, data.learner, "learner"), // null for a visitor, who reads
    loginUrl: text(data.login_url, "login_url"),
    nonce: text(data.csp_nonce, "csp_nonce"),
    runUrl: text(data.run_url, "run_url"),
    active: data.active ? readSubmission(data.active) : null,
  };
}
