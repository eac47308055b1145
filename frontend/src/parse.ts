// JSON parsed at the edge: each reader takes an unknown value and gives a typed one, or throws `Malformed` naming the
// place, so that nothing unexpected travels further in.

export class Malformed extends Error {}

export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown, where: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Malformed(`${where}: not an object`);
  return value as Fields;
}

export function list(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Malformed(`${where}: not a list`);
  return value;
}

export function text(value: unknown, where: string): string {
  if (typeof value !== "string") throw new Malformed(`${where}: not a text`);
  return value;
}

export function number(value: unknown, where: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new Malformed(`${where}: not a number`);
  return value;
}

export function maybe<T>(read: (value: unknown, where: string) => T, value: unknown, where: string): T | null {
  return value === null || value === undefined ? null : read(value, where);
}

export function oneOf<T extends string>(allowed: readonly T[], value: unknown, where: string): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new Malformed(`${where}: ${String(value)} is not one of ${allowed.join(", ")}`);
  return found;
}
