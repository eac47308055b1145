// Small helpers for finding and making elements. Text goes in as text, never as HTML.

/** The element that the template promises; throws when the template and the script disagree. */
export function must<T extends HTMLElement>(selector: string, root: ParentNode = document): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = "", content: string | readonly Node[] = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (typeof content === "string") element.textContent = content;
  else element.append(...content);
  return element;
}

export function icon(name: string): SVGSVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  const use = document.createElementNS(namespace, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

export function button(label: string, onClick: () => void, className = "button button-small"): HTMLButtonElement {
  const element = make("button", className, label);
  element.type = "button";
  element.addEventListener("click", onClick);
  return element;
}

/** A notice with a heading, a sentence and buttons. */
export function notice(tone: "good" | "warn" | "bad" | "ours", title: string, body = "", actions: readonly Node[] = []): HTMLDivElement {
  const content = make("div", "notice-body", [make("strong", "", title)]);
  if (body) content.append(make("span", "", body));
  if (actions.length) content.append(make("div", "row", actions));
  const box = make("div", `notice notice-${tone}`, [icon(tone === "good" ? "info" : "warn"), content]);
  box.setAttribute("role", tone === "good" ? "status" : "alert");
  return box;
}

export function formatPoints(points: number): string {
  return String(Math.round(points * 100) / 100);
}

/** Nearest whole seconds for the eye: "about 6 s", "about 3 min". */
export function about(seconds: number): string {
  return seconds < 90 ? `about ${Math.max(1, Math.round(seconds))} s` : `about ${Math.round(seconds / 60)} min`;
}
