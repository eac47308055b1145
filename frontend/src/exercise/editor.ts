// The code editor: CodeMirror with Python, our colours (styles/tokens.css, so light and dark follow the page) and our keys.
// Tab indents; Esc and then Tab leaves, which CodeMirror provides and the page says.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python, pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, dropCursor, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { entryPointCompletions, memberCompletions } from "./completions";
import type { EntryPoint } from "./page";

export interface EditorOptions {
  readonly source: string;
  readonly nonce: string;
  readonly entryPoints: readonly EntryPoint[];
  readonly label: string; // what it holds, for those who don't see it
  onChange(): void;
  onSubmit(): void;
  onRun(): void;
}

export interface Editor {
  text(): string;
  /** Replaces everything in one step that the learner's own undo takes back. */
  replace(source: string): void;
  goTo(line: number, column?: number): void;
  focus(): void;
}

export function createEditor(parent: HTMLElement, options: EditorOptions): Editor {
  const view = new EditorView({ parent, state: EditorState.create({ doc: options.source, extensions: extensions(options) }) });
  return {
    text: () => view.state.doc.toString(),
    replace: (source) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: source }, userEvent: "input.replace" }),
    goTo: (line, column = 0) => goTo(view, line, column),
    focus: () => view.focus(),
  };
}

function goTo(view: EditorView, line: number, column: number): void {
  const target = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
  const position = Math.min(target.from + column, target.to);
  view.dispatch({ selection: { anchor: position }, effects: EditorView.scrollIntoView(position, { y: "center" }) });
  view.focus();
}

function extensions(options: EditorOptions) {
  const run = (act: () => void) => () => (act(), true);
  return [
    EditorView.cspNonce.of(options.nonce),
    Prec.highest(
      keymap.of([
        { key: "Mod-Enter", run: run(options.onSubmit) },
        { key: "Shift-Enter", run: run(options.onRun) },
        { key: "Mod-'", run: run(options.onRun) },
      ]),
    ),
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    dropCursor(),
    indentOnInput(),
    indentUnit.of("    "),
    EditorState.tabSize.of(4),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false }),
    highlightSelectionMatches(),
    python(),
    pythonLanguage.data.of({ autocomplete: memberCompletions }),
    pythonLanguage.data.of({ autocomplete: entryPointCompletions(options.entryPoints) }),
    syntaxHighlighting(colours),
    look,
    EditorView.contentAttributes.of({ "aria-label": `${options.label}. Tab indents; Escape and then Tab leaves the editor.`, spellcheck: "false", tabindex: "0" }),
    EditorView.updateListener.of((update) => update.docChanged && options.onChange()),
    keymap.of([...closeBracketsKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...defaultKeymap, indentWithTab]),
  ];
}

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.bool, tags.null, tags.self], color: "var(--code-keyword)" },
  { tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName)), tags.meta], color: "var(--code-function)" },
  { tag: [tags.className, tags.definition(tags.className), tags.typeName], color: "var(--code-type)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.escape], color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.operator, tags.punctuation, tags.bracket], color: "var(--code-operator)" },
  { tag: tags.invalid, color: "var(--bad)" },
]);

const look = EditorView.theme({
  "&": { color: "var(--code-name)", backgroundColor: "var(--code-ground)" },
  "&.cm-focused": { outline: "none" },
  "&.cm-focused .cm-scroller": { boxShadow: "inset 2px 0 0 var(--accent)" },
  ".cm-scroller": { fontFamily: "var(--font-code)", lineHeight: "1.6", fontVariantLigatures: "none", fontFeatureSettings: '"calt" 0, "liga" 0' },
  ".cm-content": { padding: "0.75rem 0", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 1rem 0 0.5rem" },
  ".cm-cursor": { borderLeft: "2px solid var(--accent)" },
  ".cm-gutters": { backgroundColor: "var(--code-ground)", color: "var(--ink-muted)", border: "none", paddingLeft: "0.25rem" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--code-line)" },
  ".cm-activeLineGutter": { color: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--code-selection)" },
  ".cm-selectionMatch": { backgroundColor: "var(--accent-wash)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-wash)", outline: "1px solid var(--accent)" },
  ".cm-tooltip": { backgroundColor: "var(--raised)", border: "1px solid var(--line)", borderRadius: "8px", boxShadow: "var(--shadow)", overflow: "hidden" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-code)", fontSize: "0.8125rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.25rem 0.75rem", lineHeight: "1.5" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--accent-ink)" },
  ".cm-completionDetail": { opacity: "0.8", fontStyle: "normal" },
  ".cm-panels": { backgroundColor: "var(--surface)", color: "var(--ink)", borderColor: "var(--line)" },
  ".cm-panels input, .cm-panels button": { background: "var(--surface)", color: "var(--ink)", border: "1px solid var(--line-strong)", borderRadius: "5px" },
});
