// Two versions of the learner's code and one choice: a banner over the editor, the difference on demand.
import { diffLines } from "./diff";
import { button, make, must, notice } from "./dom";

export interface Choice {
  readonly title: string;
  mine(): string;
  readonly theirs: string;
  onMine(): void;
  onTheirs(): void;
}

export function askWhich(choice: Choice): void {
  const banner = must("[data-conflict-banner]");
  const settle = (act: () => void) => () => {
    banner.hidden = true;
    banner.replaceChildren();
    act();
  };
  const actions = [
    button("Show the difference", () => showDifference(choice)),
    button("Take theirs", settle(choice.onTheirs)),
    button("Keep mine", settle(choice.onMine)),
  ];
  banner.replaceChildren(notice("warn", choice.title, "Both versions are safe until you choose.", actions));
  banner.hidden = false;
}

function showDifference(choice: Choice): void {
  const dialog = make("dialog");
  const heading = make("h2", "panel-title", "From their version to yours");
  heading.id = "difference-title";
  dialog.setAttribute("aria-labelledby", heading.id);
  const close = button("Close", () => dialog.close(), "button button-quiet button-small");
  const lines = diffLines(choice.theirs, choice.mine()).map((line) => {
    const sign = { same: "  ", added: "+ ", removed: "- " }[line.kind];
    return make("div", line.kind, sign + line.text);
  });
  const diff = make("pre", "diff", lines);
  diff.tabIndex = 0;
  dialog.append(make("div", "dialog-head", [heading, close]), make("div", "dialog-body", [diff]));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
