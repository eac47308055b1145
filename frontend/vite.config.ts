// Builds src/main.ts (every page), src/course.ts (its pages), src/lesson.ts and src/exercise.ts (the workbench) into dist/, which is
// committed: the site serves it without Node. Addresses inside the bundles are relative, so that any STATIC_URL works. The same sources give the same
// bytes: `npm run build` twice and compare.
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ["es2022", "chrome123", "firefox121", "safari17.5"],
    rolldownOptions: {
      input: ["src/main.ts", "src/course.ts", "src/lesson.ts", "src/exercise.ts"],
      // No chunk may import an entry: served under two addresses, an entry would run twice.
      output: { codeSplitting: { groups: [{ name: "shared", test: /src\/(storage|scrollers|http|parse|fragments|exercise\/(dom|page))\.ts$/ }] } },
    },
  },
});
