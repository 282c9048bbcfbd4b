// Walking through a plan to look for what a row promises: places are reached as a person reaches them, and what is
// looked for must be visible, as a heading, a label, a control or a text. Capitals do not count: styles set them.
import assert from "node:assert/strict";
import { heading, planId, toPhase } from "../plans.mjs";
import { list, row } from "../wizard.mjs";

/** How long a screen may take until it shows what is looked for. */
const PATIENCE_MS = 6_000;

/** A walk through the plan that is open on the page. */
export function walkThrough(page) {
  const main = page.locator("main");

  const goTo = (tail) =>
    page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `#/plans/${planId(page)}${tail}`,
    );

  const walk = {
    page,

    /** The overview, settings and checklist, by their headings. */
    async overview() {
      await toPhase(page, "Overview");
    },
    async settings() {
      await goTo("/settings");
      await heading(page, "Plan settings");
    },

    /** A phase's page; with a tab, that part of it. */
    async part(phase, tab) {
      const here = await page.locator("h1").first().textContent();
      if (here.trim() !== phase) await toPhase(page, phase);
      if (!tab) return;
      await page.getByRole("tab", { name: tab, exact: true }).click();
      await page.getByRole("tab", { name: tab, exact: true, selected: true }).waitFor();
    },

    /** A step of a wizard, by its key and its heading. */
    async step(wizard, key, title) {
      await goTo(`/wizards/${wizard}/${key}`);
      await heading(page, title);
    },

    /** An artefact, by its key and the beginning of its heading. */
    async document(key, title) {
      await goTo(`/documents/${key}`);
      await heading(page, new RegExp(`^${title}`));
    },

    /** The section of a page that has this heading. */
    section(title) {
      const own = page.getByRole("heading", { name: title, exact: true });
      return main.locator("section").filter({ has: own }).last();
    },

    /** A list's row, unfolded; by its place, or by words in it. */
    async row(title, which = 0) {
      const own =
        typeof which === "number"
          ? row(page, title, which)
          : list(page, title).locator(".entity").filter({ hasText: which }).first();
      await own.waitFor();
      const toggle = own.locator(".entity-toggle");
      if ((await toggle.count()) > 0 && (await toggle.getAttribute("aria-expanded")) === "false") await toggle.click();
      return own;
    },

    /** Opens what is folded behind these words. */
    async unfold(words) {
      const details = page.locator("details:not([open])").filter({ hasText: words }).first();
      await details.locator("summary").first().click();
    },

    /** Asserts that all these words can be seen in a part of the page, the whole of it unless told otherwise. */
    async sees(words, scope = main) {
      const end = Date.now() + PATIENCE_MS;
      let missing = words;
      while (missing.length > 0) {
        const text = await readable(scope);
        missing = missing.filter((it) =>
          it instanceof RegExp ? !it.test(text) : !text.toLowerCase().includes(plain(it).toLowerCase()),
        );
        if (missing.length === 0) return;
        assert.ok(Date.now() < end, `not to be seen at ${new URL(page.url()).hash}: ${missing.join(" | ")}`);
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    },

    /** Asserts that a table has these heads, and as many rows at least; tells its rows. */
    async table(caption, heads, least = 1) {
      const table = page.getByRole("table", { name: caption }).first();
      await table
        .locator("tbody tr")
        .nth(least - 1)
        .waitFor();
      const found = await table.getByRole("columnheader").allTextContents();
      const lacking = heads.filter((head) => !found.some((it) => plain(it).trim() === head));
      assert.deepEqual(lacking, [], `heads of “${caption}”, which has ${found.join(", ")}`);
      const read = (rows) => rows.map((it) => [...it.cells].map((cell) => cell.textContent.trim()));
      return (await table.locator("tbody tr").evaluateAll(read)).map((cells) => cells.map(plain));
    },

    /** Asserts that a list offers these ready-made rows. */
    async offers(title, ready) {
      await this.sees(ready, list(page, title).locator(".presets"));
    },
  };
  return walk;
}

/** Words with plain blanks. */
function plain(text) {
  return text.replaceAll("\u00a0", " ");
}

/** Everything that can be read in the elements of a locator: texts, names of controls, and what stands in them. */
async function readable(scope) {
  const texts = await scope.evaluateAll((roots) =>
    roots.flatMap((root) => {
      const controls = [...root.querySelectorAll("input, textarea, [aria-label]")].filter((it) => it.checkVisibility());
      return [
        root.innerText,
        ...controls.flatMap((it) => [it.getAttribute("aria-label") ?? "", String(it.value ?? "")]),
      ];
    }),
  );
  return plain(texts.join("\n"));
}
