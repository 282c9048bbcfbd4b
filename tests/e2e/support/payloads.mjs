// Forty texts that would run as script, were they ever taken as anything but text, and the watch over whether one did.
import assert from "node:assert/strict";

const RUN = "window.__injected=1";

/** Each sets `window.__injected` where it is run. */
export const PAYLOADS = [
  `<script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `<ScRiPt>${RUN}</sCrIpT>`,
  `<img src=x onerror=${RUN}>`,
  `"><img src=x onerror="${RUN}">`,
  `'><img src=x onerror='${RUN}'>`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><set onbegin=${RUN}></svg>`,
  `<math><mi//xlink:href="data:x,<script>${RUN}</script>">`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}></style></mglyph></table></mtext></math>`,
  `<body onload=${RUN}>`,
  `<iframe src="javascript:parent.${RUN}"></iframe>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<a href="javascript:${RUN}" autofocus onfocus=${RUN}>here</a>`,
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}//`,
  `data:text/html,<script>${RUN}</script>`,
  `<details open ontoggle=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<select autofocus onfocus=${RUN}></select>`,
  `<video><source onerror=${RUN}></video>`,
  `<audio src=x onerror=${RUN}>`,
  `<marquee onstart=${RUN}>`,
  `<style>@import "javascript:${RUN}";</style>`,
  `<link rel=stylesheet href="javascript:${RUN}">`,
  `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `<base href="javascript:${RUN}//">`,
  `<form action="javascript:${RUN}"><button autofocus>go</button></form>`,
  `<template><img src=x onerror=${RUN}></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `" onmouseover="${RUN}" onfocus="${RUN}" autofocus x="`,
  `' onmouseover='${RUN}' autofocus x='`,
  `\`-\${${RUN}}-\``,
  `'-(${RUN})-'`,
  `{{constructor.constructor('${RUN}')()}}`,
  `"};${RUN};//`,
];

/** So many payloads go into one text: all of them in one would be longer than anything people write. */
const AT_ONCE = 10;

/** The payloads in lots, each joined to one text. */
export const LOTS = Array.from({ length: PAYLOADS.length / AT_ONCE }, (_, lot) =>
  PAYLOADS.slice(lot * AT_ONCE, (lot + 1) * AT_ONCE).join(" "),
);

/** What a payload would leave in the page, were it taken as markup. The app has none of it: its scripts are in the head. */
const TRACES =
  "iframe, object, embed, base, marquee, video, audio, body script, svg script, math, img[src=x], " +
  "meta[http-equiv=refresh], form[action], link[href^='javascript:' i], a[href^='javascript:' i], a[href^='data:' i], " +
  "[onload], [onerror], [onfocus], [ontoggle], [onbegin], [onstart], [onmouseover], [onclick]";

/** Watches a page for dialogs from now on; the result tells those that came up. */
export function watchDialogs(page) {
  const seen = [];
  page.on("dialog", (dialog) => {
    seen.push(dialog.message());
    dialog.dismiss().catch(() => {});
  });
  return seen;
}

/** Asserts that no payload has run or become part of the page, and that none has pushed the page out of its window. */
export async function unharmed(page, where) {
  const { injected, traces, content, width } = await page.evaluate((selector) => {
    const root = document.documentElement;
    return {
      injected: window.__injected,
      traces: [...document.querySelectorAll(selector)].map((it) => it.outerHTML.slice(0, 200)),
      content: root.scrollWidth,
      width: root.clientWidth,
    };
  }, TRACES);
  assert.equal(injected, undefined, `${where}: a script has run`);
  assert.deepEqual(traces, [], `${where}: a text has become markup`);
  assert.ok(content <= width, `${where}: ${content} px wide in a window of ${width} px`);
}
