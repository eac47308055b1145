// The exercise page: makes the plain form live. Wires the editor, the draft, the tabs and the work to each other; each of
// them lives in a module of its own under exercise/.
import { askWhich } from "./exercise/conflict";
import { button, icon, make, must, notice } from "./exercise/dom";
import { Draft, type SaveState } from "./exercise/draft";
import { createEditor, type Editor } from "./exercise/editor";
import { Attempts } from "./exercise/attempts";
import { readPageData } from "./exercise/page";
import { enableDivider, Tabs } from "./exercise/tabs";
import { Work } from "./exercise/work";
import { enableFragmentForms } from "./fragments";
import { submit } from "./http";

const page = readPageData();
const textarea = must<HTMLTextAreaElement>("#source");
const served = textarea.value;
const form = must<HTMLFormElement>("[data-code-form]");

const attempts = new Attempts(page.urls.attempts, (source) => load(source, "An earlier attempt is in the editor."));
const tabs = new Tabs((tab) => {
  if (tab === "attempts" && page.signedIn) void attempts.load(signIn);
});
const editor = openEditor();
const draft = new Draft(page, { text: () => editor.text(), onState: showSaveState, onConflict: askAboutDraft });
const work = new Work(document, page.active, { signIn, onShow: showResults, onTone: setMark, onDone: finished });

enableDivider();
enableFragmentForms(signIn);
restoreDraft();
form.addEventListener("submit", send);
document.addEventListener("click", followLineLink);
document.addEventListener("keydown", shortcuts);
must("[data-reset]").addEventListener("click", () => load(page.starter, "The editor is back at the starter."));
const mod = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";
must("[data-submit]").title = `Submit (${mod}-Enter)`;
must("[data-run]").title = `Run (Shift-Enter or ${mod}-')`;

function openEditor(): Editor {
  const made = createEditor(must("[data-code-host]"), {
    source: served,
    nonce: page.nonce,
    entryPoints: page.entryPoints,
    label: "Your code",
    onChange: () => draft.changed(),
    onSubmit: () => void start("submit"),
    onRun: () => void start("run"),
  });
  textarea.hidden = true;
  must("label[for=source]").hidden = true;
  return made;
}

async function start(action: "submit" | "run"): Promise<void> {
  if (page.signedIn) await work.start(action === "submit" ? "Submitting…" : "Sending…", () => submit(page.urls.submit, editor.text(), action));
  else location.assign(page.loginUrl); // the draft is kept in this browser and comes back after signing in
}

function send(event: SubmitEvent): void {
  event.preventDefault();
  const pressed = event.submitter as HTMLButtonElement | null;
  void start(pressed?.value === "run" ? "run" : "submit");
}

function shortcuts(event: KeyboardEvent): void {
  const command = event.ctrlKey || event.metaKey;
  if (event.defaultPrevented || !command) return;
  if (event.key === "Enter") void start("submit");
  else if (event.key === "'") void start("run");
  else if (event.key === "s") draft.saveNow();
  else return;
  event.preventDefault();
}

function restoreDraft(): void {
  const kept = draft.unsaved(served);
  if (!kept) return;
  if (draft.continues(kept) || served === page.starter) return editor.replace(kept.source);
  editor.replace(kept.source);
  askAboutDraft({ revision: page.revision, source: served }, "This browser holds a version that was not saved.");
}

function askAboutDraft(theirs: { revision: number; source: string }, title = "Another tab saved a newer draft."): void {
  draft.pause();
  if (tabs.isNarrow) tabs.show("code");
  askWhich({
    title,
    mine: () => editor.text(),
    theirs: theirs.source,
    onMine: () => draft.resume(theirs.revision, false),
    onTheirs: () => {
      editor.replace(theirs.source);
      draft.resume(theirs.revision, true);
    },
  });
}

function load(source: string, said: string): void {
  const before = editor.text();
  if (before === source) return;
  editor.replace(source);
  if (tabs.isNarrow) tabs.show("code");
  const banner = must("[data-code-banner]");
  const close = (): void => {
    banner.hidden = true;
    banner.replaceChildren();
  };
  const undo = button("Undo", () => {
    editor.replace(before);
    close();
    editor.focus();
  });
  banner.replaceChildren(notice("good", said, "", [undo, button("Dismiss", close, "button button-quiet button-small")]));
  banner.hidden = false;
}

function showSaveState(state: SaveState): void {
  const words: Record<SaveState, string> = {
    "": "",
    saved: "Saved",
    saving: "Saving…",
    waiting: "Editing",
    "kept here": page.signedIn ? "Not saved yet; kept in this browser" : "Kept in this browser",
    "not kept": "Not saved, and this browser keeps nothing: copy your code before you leave",
    conflict: "Saving is paused",
  };
  const line = must("[data-save-state]");
  const warn = state === "conflict" || state === "not kept" || (state === "kept here" && page.signedIn);
  line.dataset.tone = warn ? "warn" : "plain";
  line.replaceChildren(icon(state === "saved" ? "check" : warn ? "cloud-off" : "circle"), make("span", "", words[state]));
}

function showResults(): void {
  must("[data-results-empty]").hidden = true;
  tabs.show("results");
}

function setMark(tone: string): void {
  const mark = must("[data-results-mark]");
  mark.hidden = tone === "";
  mark.dataset.tone = tone;
}

function finished(kind: string, verdict: string): void {
  must(".panels").scrollTop = 0;
  attempts.outdated();
  showStages();
  if (kind !== "submission" || verdict === "not judged") return;
  const count = must("[data-attempts-count]");
  count.textContent = String(Number(count.textContent) + 1);
  if (verdict === "passed") offerSolution();
}

// A project's stages stand beside the prompt too: what the new results say of them is what holds.
function showStages(): void {
  const fresh = document.querySelector("[data-results] [data-stages]");
  if (fresh) document.querySelector("#panel-prompt [data-stages]")?.replaceWith(fresh.cloneNode(true));
}

function offerSolution(): void {
  const open = document.querySelector<HTMLTemplateElement>("#reference-open");
  const question = document.querySelector("[data-reference-question]");
  if (open && question) question.replaceWith(open.content.cloneNode(true));
}

function followLineLink(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLElement>("a[data-line]");
  if (!link || !link.closest("[data-results]")) return;
  event.preventDefault();
  if (tabs.isNarrow) tabs.show("code");
  editor.goTo(Number(link.dataset.line), Number(link.dataset.column ?? 0));
}

function signIn(): Node {
  const link = make("a", "button button-small", "Sign in");
  link.href = page.loginUrl;
  return link;
}

