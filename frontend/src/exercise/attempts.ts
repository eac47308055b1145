// The history of attempts: a piece of HTML that is asked for when its tab opens.
import { problemNotice } from "../fragments";
import { fragment } from "../http";
import { must } from "./dom";

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
