// What a person does beyond clicking: keys, files in and out, paper.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

/** Presses Tab until the focus is on an element the locator finds, as someone without a mouse would. */
export async function tabTo(page, locator, { most = 80, key = "Tab" } = {}) {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press(key);
    if (await locator.evaluateAll((all) => all.includes(document.activeElement))) return;
  }
  assert.fail(`not reached with ${most} × ${key}: ${locator}`);
}

/** Asserts that the focus comes to an element the locator finds; it is led there once the page is drawn. */
export async function hasFocus(locator, what, { within = 3000 } = {}) {
  const end = Date.now() + within;
  while (!(await locator.evaluate((element) => element === document.activeElement))) {
    assert.ok(Date.now() < end, `the focus is not on ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Gives a text as a file to a file input. */
export async function upload(input, name, content, mimeType = "text/csv") {
  const buffer = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  await input.setInputFiles({ name, mimeType, buffer });
}

/** Drops a text as a file on an element. */
export async function drop(page, target, name, content, mimeType = "text/csv") {
  const data = await page.evaluateHandle(
    ([name, content, type]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], name, { type }));
      return transfer;
    },
    [name, content, mimeType],
  );
  for (const event of ["dragenter", "dragover", "drop"]) await target.dispatchEvent(event, { dataTransfer: data });
}

/**
 * Does something that downloads a file and reads it.
 * @returns {Promise<{name: string, text: string, bytes: Buffer}>}
 */
export async function download(page, act) {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  const bytes = await readFile(await file.path());
  return { name: file.suggestedFilename(), text: bytes.toString("utf8"), bytes };
}

/**
 * Prints the page as it stands and counts the sheets.
 * @param {"A4" | "Letter"} format
 * @returns {Promise<{pages: number, bytes: Buffer}>}
 */
export async function print(page, format = "A4") {
  const bytes = await page.pdf({ format, preferCSSPageSize: false, printBackground: true });
  const pages = bytes.toString("latin1").match(/\/Type\s*\/Page(?![a-z])/g)?.length ?? 0;
  return { pages, bytes };
}
