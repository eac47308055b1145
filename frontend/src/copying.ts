// Buttons that copy a field: `data-copy` names it. Where a browser keeps the clipboard shut (http on a network), the text
// is selected instead.

export function enableCopying(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-copy]");
    const field = button ? document.getElementById(button.dataset.copy ?? "") : null;
    if (field instanceof HTMLInputElement) void copy(field);
  });
}

async function copy(field: HTMLInputElement): Promise<void> {
  field.select();
  let said = "Copied.";
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.focus();
    said = "It is selected: copy it with Ctrl+C, or ⌘C.";
  }
  const status = document.querySelector("[data-copied]");
  if (status) status.textContent = said;
}
