// One cell: its code as the author wrote it until somebody wants to change it, then an editor in its place; Run, Stop and
// Reset; what came out below. The text field of the plain form always holds what would run.
import { must } from "../exercise/dom";
import type { Editor } from "../exercise/editor";
import type { Submission } from "../exercise/page";
import { Work } from "../exercise/work";
import type { Kept } from "./kept";

export interface CellOptions {
  readonly nonce: string;
  readonly kept: Kept;
  /** Runs the cell of this number after those before it. */
  send(number: number): Promise<Submission>;
  signIn(): Node;
}

export class Cell {
  readonly number: number;
  private readonly code: HTMLElement;
  private readonly field: HTMLTextAreaElement;
  private readonly original: string;
  private readonly editButton: HTMLButtonElement;
  private readonly resetButton: HTMLButtonElement;
  private readonly ran: HTMLElement;
  private editor: Promise<Editor> | null = null;
  private work: Work | null = null;

  constructor(
    private readonly box: HTMLElement,
    private readonly options: CellOptions,
  ) {
    this.number = Number(box.dataset.cell);
    this.code = must("[data-cell-code]", box);
    this.field = must<HTMLTextAreaElement>("[data-source]", box);
    this.original = this.field.defaultValue;
    this.editButton = must<HTMLButtonElement>("[data-edit]", box);
    this.resetButton = must<HTMLButtonElement>("[data-reset]", box);
    this.ran = must("[data-ran]", box);
    this.code.addEventListener("click", () => this.openByClick());
    this.editButton.addEventListener("click", () => void this.edit());
    this.resetButton.addEventListener("click", () => void this.reset());
    box.addEventListener("keydown", (event) => this.runByKey(event));
    box.addEventListener("click", (event) => this.followLine(event));
    const changed = options.kept.of(this.number, this.original) ?? this.field.value;
    if (changed !== this.original) void this.show(changed);
    else this.field.value = this.original;
  }

  get source(): string {
    return this.field.value;
  }

  async run(): Promise<void> {
    // What stands below the code keeps its height until the new output is there, so that the page doesn't jump.
    this.ran.style.minHeight = `${this.ran.offsetHeight || (this.stored?.offsetHeight ?? 0)}px`;
    await this.works().start("Sending…", () => this.options.send(this.number));
  }

  /** Goes on with a run that was under way when the page was made. */
  follow(submission: Submission): void {
    this.reveal();
    this.works(submission);
  }

  async goTo(line: number): Promise<void> {
    this.reveal();
    (await this.open()).goTo(line);
    this.box.scrollIntoView({ block: "nearest" });
  }

  private async edit(): Promise<void> {
    (await this.open()).focus();
  }

  private async show(source: string): Promise<void> {
    this.field.value = source;
    this.mark();
    (await this.open()).replace(source);
  }

  private async reset(): Promise<void> {
    await this.show(this.original);
    this.ran.hidden = true;
    this.stored?.removeAttribute("hidden");
    this.editButton.focus();
  }

  private open(): Promise<Editor> {
    this.editor ??= import("../exercise/editor").then(({ createEditor }) => {
      const host = document.createElement("div");
      host.className = "cell-editor";
      this.code.replaceChildren(host);
      this.editButton.hidden = true;
      return createEditor(host, {
        source: this.field.value,
        nonce: this.options.nonce,
        entryPoints: [],
        label: `Code of cell ${this.number}`,
        onChange: () => void this.changed(),
        onSubmit: () => void this.run(),
        onRun: () => void this.run(),
      });
    });
    return this.editor;
  }

  private async changed(): Promise<void> {
    this.field.value = (await this.open()).text();
    this.options.kept.keep(this.number, this.original, this.field.value);
    this.mark();
  }

  private mark(): void {
    this.resetButton.hidden = this.field.value === this.original;
  }

  // A question is answered before its code is changed. Whoever selects text wants to read or copy it.
  private openByClick(): void {
    const covered = this.box.querySelector("[data-answer]:not([open])") !== null;
    if (!this.editor && !covered && getSelection()?.isCollapsed !== false) void this.edit();
  }

  private runByKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.key !== "Enter" || !(event.ctrlKey || event.metaKey || event.shiftKey)) return;
    if ((event.target as Element).closest("[data-commit], [data-ran]")) return;
    event.preventDefault();
    void this.run();
  }

  private followLine(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLElement>("a[data-line]");
    if (!link) return;
    event.preventDefault();
    void this.goTo(Number(link.dataset.line));
  }

  private reveal(): void {
    for (const fold of this.box.querySelectorAll<HTMLDetailsElement>("details[data-answer]")) fold.open = true;
  }

  private get stored(): HTMLElement | null {
    return this.box.querySelector("[data-stored]");
  }

  // What a cell shows of a run is put into it when it first runs.
  private works(active: Submission | null = null): Work {
    if (this.work) return this.work;
    this.ran.append(must<HTMLTemplateElement & HTMLElement>("template#cell-live").content.cloneNode(true));
    this.work = new Work(this.box, active, {
      signIn: () => this.options.signIn(),
      onShow: (began) => this.showRun(began),
      onTone: () => undefined,
      onDone: () => this.ran.style.removeProperty("min-height"),
    });
    return this.work;
  }

  private showRun(began: boolean): void {
    this.ran.hidden = false;
    if (began) this.stored?.setAttribute("hidden", "");
    else this.ran.style.removeProperty("min-height");
  }
}
