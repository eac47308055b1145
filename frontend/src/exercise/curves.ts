// Live curves of what the code logs (`lab.log(step=..., loss=...)`): one small plot for each name. Loaded when the first
// metric arrives. Points are gathered and drawn once a frame.
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { make } from "./dom";

const HEIGHT = 170;

interface Curve {
  readonly plot: uPlot;
  readonly latest: HTMLElement;
  readonly steps: number[];
  readonly values: number[];
}

export class Curves {
  private readonly curves = new Map<string, Curve>();
  private pending = false;

  constructor(private readonly box: HTMLElement) {
    new ResizeObserver(() => this.resize()).observe(box);
    document.addEventListener("hub:theme", () => this.redraw());
  }

  add(step: number, values: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(values)) {
      const curve = this.curves.get(name) ?? this.open(name);
      curve.steps.push(step);
      curve.values.push(value);
    }
    if (this.pending) return;
    this.pending = true;
    requestAnimationFrame(() => this.redraw());
  }

  private open(name: string): Curve {
    const latest = make("span");
    const host = make("div", "curve", [make("h3", "", [document.createTextNode(name), latest])]);
    host.setAttribute("role", "img");
    host.setAttribute("aria-label", `Curve of ${name} over steps`);
    this.box.append(host);
    const plot = new uPlot(options(this.width(), name), [[], []], host);
    const curve: Curve = { plot, latest, steps: [], values: [] };
    this.curves.set(name, curve);
    return curve;
  }

  private redraw(): void {
    this.pending = false;
    for (const { plot, latest, steps, values } of this.curves.values()) {
      plot.setData([steps, values]);
      latest.textContent = `step ${steps.at(-1)}: ${values.at(-1)?.toPrecision(4)}`;
    }
  }

  private resize(): void {
    for (const { plot } of this.curves.values()) plot.setSize({ width: this.width(), height: HEIGHT });
  }

  private width(): number {
    return Math.max(200, this.box.clientWidth - 28);
  }
}

function options(width: number, name: string): uPlot.Options {
  const ink = () => colour("--ink-muted");
  const grid = { stroke: () => colour("--line"), width: 1 };
  const axis = { stroke: ink, grid, ticks: grid, font: "12px Inter, sans-serif" };
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false },
    scales: { x: { time: false } },
    axes: [{ ...axis, size: 32 }, { ...axis, size: 56 }],
    series: [{}, { label: name, stroke: () => colour("--accent"), width: 2, points: { show: false } }],
  };
}

// A canvas knows no custom properties: the browser resolves the colour on a real element.
function colour(name: string): string {
  const probe = make("i");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}
