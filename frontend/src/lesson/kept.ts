// Cells that somebody changed, kept in this browser, so that they are there after a reload or a sign-in. What was changed
// from another text than the lesson has now is let go.
import { fields } from "../parse";
import { forget, recall, remember } from "../storage";

type Change = { readonly from: string; readonly to: string };

export class Kept {
  private readonly changes: Record<string, Change>;

  constructor(private readonly key: string) {
    this.changes = read(recall(key));
  }

  of(number: number, original: string): string | null {
    const change = this.changes[number];
    return change?.from === original ? change.to : null;
  }

  keep(number: number, original: string, source: string): void {
    if (source === original) delete this.changes[number];
    else this.changes[number] = { from: original, to: source };
    if (Object.keys(this.changes).length) remember(this.key, JSON.stringify(this.changes));
    else forget(this.key);
  }
}

function read(json: string | null): Record<string, Change> {
  try {
    const found = Object.entries(fields(JSON.parse(json ?? "{}"), "kept cells"));
    return Object.fromEntries(found.filter((pair): pair is [string, Change] => isChange(pair[1])));
  } catch {
    return {};
  }
}

function isChange(value: unknown): boolean {
  const change = value as Partial<Change> | null;
  return typeof change?.from === "string" && typeof change.to === "string";
}
