// The one file that speaks HTTP. Each function is one request of docs/ARCHITECTURE.md; what goes wrong comes back as a
// `Problem` that says what kind it is and what the learner can do.
import { fields, Malformed, number, text } from "./parse";
import { readEvent, readState, readSubmission, type Event, type StateAnswer, type Submission } from "./exercise/page";

export type ProblemKind = "offline" | "signed out" | "too many" | "unavailable" | "refused" | "broken";

export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    message: string,
    readonly remedy = "",
    readonly retryAfter = 0, // seconds
  ) {
    super(message);
  }
}

export type Saved = { readonly revision: number } | { readonly conflict: { readonly revision: number; readonly source: string } };

export async function submit(url: string, source: string, action: "submit" | "run"): Promise<Submission> {
  const answer = await ask(url, { method: "POST", body: new URLSearchParams({ source, action }) });
  const kind = action === "run" ? "run" : "submission";
  return readSubmission({ kind, ...fields(await json(answer), "submission") });
}

/** Run a cell of a lesson: `form` holds its number and the code of all cells. */
export async function runCell(url: string, form: URLSearchParams): Promise<Submission> {
  return readSubmission(await json(await ask(url, { method: "POST", body: form })));
}

export async function saveDraft(url: string, source: string, base: number, leaving = false): Promise<Saved> {
  const body = JSON.stringify({ source, base });
  const keepalive = leaving && body.length < 60_000; // browsers refuse more
  const answer = await ask(url, { method: "PUT", body, keepalive, headers: { "Content-Type": "application/json" } }, [409]);
  const data = fields(await json(answer), "draft");
  const revision = number(data.revision, "revision");
  return answer.status === 409 ? { conflict: { revision, source: text(data.source, "source") } } : { revision };
}

export async function state(url: string, after: number): Promise<StateAnswer> {
  const address = new URL(url, location.href);
  address.searchParams.set("after", String(after));
  return readState(await json(await ask(address.href, {})));
}

export async function stop(url: string): Promise<void> {
  await ask(url, { method: "POST" });
}

/** A piece of HTML made by the site, as nodes. Scripts in it would not run: the parser that makes it never runs them. */
export async function fragment(url: string, form?: FormData): Promise<DocumentFragment> {
  const request: RequestInit = form ? { method: "POST", body: form } : {};
  const answer = await ask(url, { ...request, headers: { Accept: "text/html", "HX-Request": "true" } });
  const template = document.createElement("template");
  template.innerHTML = await answer.text();
  return template.content;
}

export interface StreamHandlers {
  onOpen(): void;
  onEvent(event: Event): void;
  onError(closed: boolean): void;
}

/** Follows a submission by server-sent events; the returned function closes the stream. The browser resumes by itself. */
export function stream(url: string, handlers: StreamHandlers): () => void {
  const source = new EventSource(url);
  const take = (message: MessageEvent<string>): void => {
    const event = readStreamed(message);
    if (event) handlers.onEvent(event);
  };
  source.onopen = () => handlers.onOpen();
  source.onerror = () => handlers.onError(source.readyState === EventSource.CLOSED);
  for (const kind of ["message", "phase", "output", "check", "figure", "metric", "done"]) source.addEventListener(kind, take as EventListener);
  return () => source.close();
}

function readStreamed(message: MessageEvent<string>): Event | null {
  try {
    const data = fields(JSON.parse(message.data), "event");
    if ("seq" in data && "kind" in data) return readEvent(number(data.seq, "seq"), text(data.kind, "kind"), data.data);
    return readEvent(Number(message.lastEventId), message.type, data);
  } catch {
    return null; // one event we can't read must not end the following of the others
  }
}

async function ask(url: string, request: RequestInit, alsoFine: readonly number[] = []): Promise<Response> {
  let answer: Response;
  try {
    const headers = { Accept: "application/json", "X-CSRFToken": csrfToken(), ...(request.headers as Record<string, string> | undefined) };
    answer = await fetch(url, { credentials: "same-origin", ...request, headers });
  } catch {
    throw new Problem("offline", "The site can't be reached.", "Check your connection; your code is kept in this browser.");
  }
  if (answer.redirected && /login/.test(new URL(answer.url).pathname)) throw signedOut();
  if (answer.ok || alsoFine.includes(answer.status)) return answer;
  throw await problemOf(answer);
}

async function problemOf(answer: Response): Promise<Problem> {
  if (answer.status === 401) return signedOut();
  const said = await answer.json().then((data: unknown) => fields(data, "error"), () => ({}) as Record<string, unknown>);
  const message = typeof said.error === "string" ? said.error : `The site answered ${answer.status}.`;
  const remedy = typeof said.remedy === "string" ? said.remedy : "";
  const wait = typeof said.retry_after_s === "number" ? said.retry_after_s : Number(answer.headers.get("Retry-After")) || 0;
  if (answer.status === 429) return new Problem("too many", message, remedy, Math.max(1, Math.ceil(wait)));
  if (answer.status === 403) return new Problem("signed out", message, remedy);
  if (answer.status === 503) return new Problem("unavailable", message, remedy, wait);
  if (answer.status < 500) return new Problem("refused", message, remedy);
  return new Problem("broken", message, remedy || "This is our fault. Your code is kept; try again in a moment.");
}

function signedOut(): Problem {
  return new Problem("signed out", "You are signed out.", "Sign in to go on; your code is kept in this browser.");
}

async function json(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    throw new Malformed("the site's answer is not JSON");
  }
}

// From a form on the page: the cookie may be closed to scripts.
function csrfToken(): string {
  return document.querySelector<HTMLInputElement>("input[name=csrfmiddlewaretoken]")?.value ?? "";
}

