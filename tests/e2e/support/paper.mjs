// Artefacts on paper: each must fill one page and no more, wherever it is printed.
import assert from "node:assert/strict";
import { print } from "./actions.mjs";

/** Asserts that the page prints on exactly one sheet, on A4 and on Letter. */
export async function fitsOnePage(page, what) {
  for (const format of ["A4", "Letter"]) {
    const { pages } = await print(page, format);
    assert.equal(pages, 1, `${what} takes ${pages} pages of ${format}`);
  }
}
