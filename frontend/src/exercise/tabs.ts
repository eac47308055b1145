// The tabs over the prompt, and the divider between reading and code. On a narrow screen the code is one of the tabs; on a
// wide one it is always there. Arrow keys move between tabs, and move the divider.
import { must } from "./dom";
import { recall, remember } from "../storage";

export type Tab = "prompt" | "code" | "results" | "help" | "attempts";

const NARROW = "(max-width: 56rem)"; // the same width stands in styles/components/workbench.css
const LEAST = 25;
const MOST = 70;

export class Tabs {
  private readonly bench = must(".workbench");
  private readonly buttons = [...this.bench.querySelectorAll<HTMLButtonElement>("[role=tab]")];
  private readonly narrow = matchMedia(NARROW);

  constructor(private readonly onShow: (tab: Tab) => void) {
    for (const button of this.buttons) button.addEventListener("click", () => this.show(button.dataset.tab as Tab));
    must("[role=tablist]").addEventListener("keydown", (event) => this.move(event));
    this.narrow.addEventListener("change", () => this.leaveCode());
    for (const button of this.buttons) document.getElementById(`panel-${button.dataset.tab}`)?.setAttribute("role", "tabpanel");
    this.show((this.bench.dataset.tab as Tab | undefined) ?? "prompt");
  }

  get isNarrow(): boolean {
    return this.narrow.matches;
  }

  show(tab: Tab): void {
    this.bench.dataset.tab = tab;
    for (const button of this.buttons) {
      const selected = button.dataset.tab === tab;
      button.setAttribute("aria-selected", String(selected));
      button.tabIndex = selected ? 0 : -1;
    }
    this.onShow(tab);
  }

  private move(event: KeyboardEvent): void {
    const visible = this.buttons.filter((button) => button.offsetParent !== null);
    const here = visible.indexOf(document.activeElement as HTMLButtonElement);
    const there = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: visible.length - 1 }[event.key];
    if (here < 0 || there === undefined) return;
    event.preventDefault();
    const button = visible[(there + visible.length) % visible.length]!;
    button.focus();
    this.show(button.dataset.tab as Tab);
  }

  private leaveCode(): void {
    if (!this.isNarrow && this.bench.dataset.tab === "code") this.show("prompt");
  }
}

export function enableDivider(): void {
  const bench = must(".workbench");
  const divider = must(".divider");
  const set = (share: number): void => {
    const bounded = Math.min(MOST, Math.max(LEAST, share));
    bench.style.setProperty("--split", `${bounded}%`);
    divider.setAttribute("aria-valuenow", String(Math.round(bounded)));
    remember("hub:split", String(bounded));
  };
  const now = (): number => Number(divider.getAttribute("aria-valuenow"));
  const remembered = Number(recall("hub:split"));
  if (remembered) set(remembered);
  divider.addEventListener("pointerdown", (event) => {
    divider.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  divider.addEventListener("pointermove", (event) => {
    if (divider.hasPointerCapture(event.pointerId)) set(((event.clientX - bench.getBoundingClientRect().left) / bench.clientWidth) * 100);
  });
  divider.addEventListener("dblclick", () => set(47));
  divider.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: now() - 2, ArrowRight: now() + 2, Home: LEAST, End: MOST }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(step);
  });
}
