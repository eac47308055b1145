// Wide code, tables and figures scroll sideways in their own box; whoever uses a keyboard has to reach these boxes.

export function reachScrollers(root: ParentNode): void {
  for (const box of root.querySelectorAll<HTMLElement>(".prose pre, .prose table, .prose .katex-display, .prose p:has(> .wide)"))
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
}
