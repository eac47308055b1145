// Every page: the styles, the theme switch, the account menu, and the name of the modifier key. Nothing here is needed to
// read or to send a form.
import "../styles/index.css";
import { enableCopying } from "./copying";
import { reachScrollers } from "./scrollers";
import { remember } from "./storage";

function switchTheme(): void {
  const root = document.documentElement;
  const systemDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : systemDark;
  root.dataset.theme = dark ? "light" : "dark";
  remember("hub:theme", root.dataset.theme);
  document.dispatchEvent(new Event("hub:theme"));
}

function closeMenus(except: Node | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]"))
    if (!except || !menu.contains(except)) menu.open = false;
}

function closeMenusByEscape(event: KeyboardEvent): void {
  if (event.key !== "Escape") return;
  const menu = document.querySelector<HTMLDetailsElement>("details.menu[open]");
  if (!menu) return;
  closeMenus(null);
  menu.querySelector("summary")?.focus();
}

document.querySelector("[data-theme-toggle]")?.addEventListener("click", switchTheme);
reachScrollers(document);
enableCopying();
document.addEventListener("click", (event) => closeMenus(event.target as Node));
document.addEventListener("keydown", closeMenusByEscape);
if (/Mac|iPhone|iPad/.test(navigator.platform)) for (const key of document.querySelectorAll("[data-mod]")) key.textContent = "⌘";
