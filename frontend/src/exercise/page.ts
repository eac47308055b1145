// What the site tells the exercise page: the page's own data, the links of a submission, and the events of its life.
import { fields, list, maybe, number, oneOf, text, type Fields } from "../parse";

export interface EntryPoint {
  readonly name: string;
  readonly signature: string;
}

export interface PageData {
  readonly exercise: string;
  readonly learner: string | null; // whose local drafts may be shown here
  readonly signedIn: boolean;
  readonly loginUrl: string;
  readonly nonce: string;
  readonly urls: { readonly submit: string; readonly draft: string; readonly attempts: string };
  readonly revision: number;
  readonly starter: string;
  readonly entryPoints: readonly EntryPoint[];
  readonly active: Submission | null;
}

export interface Submission {
  readonly id: string;
  readonly kind: "submission" | "run";
  readonly page: string;
  readonly stateUrl: string;
  readonly eventsUrl: string;
  readonly stopUrl: string;
  readonly resultsUrl: string;
  readonly place: number | null;
  readonly estimate: number | null; // seconds
  readonly overdue: boolean; // it runs for longer than all of its kind did lately
  readonly cell: number | null; // of a lesson
}

export type Outcome = "passed" | "failed" | "skipped" | "undecided";

export type Event = { readonly seq: number } & (
  | { readonly kind: "phase"; readonly phase: string; readonly place: number | null; readonly estimate: number | null; readonly device: string; readonly again: boolean }
  | { readonly kind: "output"; readonly stream: "stdout" | "stderr"; readonly text: string }
  | { readonly kind: "check"; readonly number: number; readonly name: string; readonly outcome: Outcome; readonly points: number; readonly maxPoints: number }
  | { readonly kind: "figure"; readonly number: number; readonly title: string; readonly width: number; readonly height: number; readonly url: string }
  | { readonly kind: "metric"; readonly step: number; readonly values: Readonly<Record<string, number>> }
  | { readonly kind: "done"; readonly verdict: string; readonly headline: string }
);

export interface StateAnswer {
  readonly done: boolean;
  readonly waits: boolean;
  readonly place: number | null;
  readonly estimate: number | null;
  readonly overdue: boolean;
  readonly events: readonly Event[];
}

export function readPageData(): PageData {
  const data = fields(JSON.parse(document.getElementById("exercise-data")?.textContent ?? "null"), "exercise-data");
  const urls = fields(data.urls, "urls");
  return {
    exercise: text(data.exercise, "exercise"),
    learner: maybe((value) => String(value), data.learner, "learner"),
    signedIn: data.signed_in === true,
    loginUrl: text(data.login_url, "login_url"),
    nonce: text(data.csp_nonce, "csp_nonce"),
    urls: { submit: text(urls.submit, "urls.submit"), draft: text(urls.draft, "urls.draft"), attempts: text(urls.attempts, "urls.attempts") },
    revision: maybe(number, fields(data.draft ?? {}, "draft").revision, "draft.revision") ?? 0,
    starter: text(data.starter, "starter"),
    entryPoints: list(data.entry_points ?? [], "entry_points").map(readEntryPoint),
    active: data.active ? readSubmission(data.active) : null,
  };
}

function readEntryPoint(value: unknown): EntryPoint {
  const entry = fields(value, "entry point");
  const name = text(entry.name, "entry point name");
  return { name, signature: maybe(text, entry.signature, "signature") ?? name };
}

export function readSubmission(value: unknown): Submission {
  const data = fields(value, "submission");
  return {
    id: text(data.id, "id"),
    kind: data.kind === "run" ? "run" : "submission",
    page: text(data.page, "page"),
    stateUrl: text(data.state_url, "state_url"),
    eventsUrl: text(data.events_url, "events_url"),
    stopUrl: text(data.stop_url, "stop_url"),
    resultsUrl: text(data.results_url, "results_url"),
    place: maybe(number, data.place, "place"),
    estimate: maybe(number, data.estimate_s, "estimate_s"),
    overdue: data.overdue === true,
    cell: maybe(number, data.cell, "cell"),
  };
}

export function readState(value: unknown): StateAnswer {
  const data = fields(value, "state");
  return {
    done: data.state === "done",
    waits: data.state === "queued",
    place: maybe(number, data.place, "place"),
    estimate: maybe(number, data.estimate_s, "estimate_s"),
    overdue: data.overdue === true,
    events: list(data.events, "events").map((item) => {
      const event = fields(item, "event");
      return readEvent(number(event.seq, "seq"), text(event.kind, "kind"), event.data);
    }),
  };
}

/** One event; throws `Malformed` for a kind this page does not know. */
export function readEvent(seq: number, kind: string, value: unknown): Event {
  const data = fields(value, kind);
  const read = readers[kind as Event["kind"]];
  if (!read) throw new Error(`unknown event ${kind}`);
  return read(seq, data);
}

const readers: { readonly [K in Event["kind"]]: (seq: number, data: Fields) => Event } = {
  phase: (seq, data) => ({
    seq,
    kind: "phase",
    phase: text(data.phase, "phase"),
    place: maybe(number, data.place, "place"),
    estimate: maybe(number, data.estimate_s, "estimate_s"),
    device: maybe(text, data.device, "device") ?? "",
    again: data.again === true,
  }),
  output: (seq, data) => ({ seq, kind: "output", stream: data.stream === "stderr" ? "stderr" : "stdout", text: text(data.text, "text") }),
  check: (seq, data) => ({
    seq,
    kind: "check",
    number: number(data.number, "number"),
    name: text(data.name, "name"),
    outcome: oneOf(["passed", "failed", "skipped", "undecided"] as const, data.outcome, "outcome"),
    points: number(data.points, "points"),
    maxPoints: number(data.max_points, "max_points"),
  }),
  figure: (seq, data) => ({
    seq,
    kind: "figure",
    number: number(data.number, "number"),
    title: maybe(text, data.title, "title") ?? "",
    width: number(data.width, "width"),
    height: number(data.height, "height"),
    url: text(data.url, "url"),
  }),
  metric: (seq, data) => ({ seq, kind: "metric", step: number(data.step, "step"), values: readValues(data.values) }),
  done: (seq, data) => ({ seq, kind: "done", verdict: text(data.verdict, "verdict"), headline: maybe(text, data.headline, "headline") ?? "" }),
};

export interface Point {
  readonly step: number;
  readonly values: Readonly<Record<string, number>>;
}

/** What a finished piece of work logged, as its results carry it. */
export function readPoints(json: string): readonly Point[] {
  return list(JSON.parse(json), "logged points").map((each) => {
    const point = fields(each, "logged point");
    return { step: number(point.step, "step"), values: readValues(point.values) };
  });
}

// NaN and infinities can't be drawn (JSON has none): they are left out, the others stay.
function readValues(value: unknown): Record<string, number> {
  const pairs = Object.entries(fields(value, "values")).filter((pair): pair is [string, number] => typeof pair[1] === "number" && Number.isFinite(pair[1]));
  return Object.fromEntries(pairs);
}
