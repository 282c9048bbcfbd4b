// When and where charts are drawn; what draws them is the library that the page names.

const FRAME_MS = 50; // what drawing may take of one frame
const LATEST_MS = 200; // what is never idle draws then
let loading, echarts;
function load() {
    const name = document.querySelector('meta[name="charts"]').content;
    const keep = (library) => { echarts = library; };
    loading ??= import(new URL(name, document.baseURI)).then(keep, (reason) => { loading = undefined; throw reason; });
    return loading;
}
const idle = (work) =>
    window.requestIdleCallback ? requestIdleCallback(work, { timeout: LATEST_MS }) : setTimeout(work);
let is_prepared = false;
export function prepare_charts() {
    if (is_prepared) return;
    is_prepared = true;
    const rehearse = () => {
        const steps = echarts.rehearse();
        const step = () => {
            // What is wanted in earnest goes before, and warms up as well.
            if (waiting.size > 0) steps.return();
            else if (!steps.next().done) idle(step);
        };
        idle(step);
    };
    load().then(rehearse, () => { is_prepared = false; });
}
const live = new WeakMap();
// Boxes whose drawing is not what it shall be, each with what was wanted last.
const waiting = new Map();
export async function draw_chart(box, option, dark) {
    waiting.get(box)?.done();
    const wish = { option, dark };
    const drawn = new Promise((done, fail) => Object.assign(wish, { done, fail }));
    waiting.set(box, wish);
    try { await load(); } catch (reason) {
        if (waiting.get(box) === wish) waiting.delete(box);
        throw reason;
    }
    draw_seen();
    return drawn;
}
// What the person sees is drawn within the frame that first shows its box: all at once, unless that held the page up.
let frame;
function draw_seen() {
    frame ??= requestAnimationFrame(() => {
        frame = undefined;
        const end = performance.now() + FRAME_MS;
        for (const [box, distance] of nearest()) {
            if (distance > 0) break;
            if (performance.now() > end) { draw_seen(); break; }
            draw_now(box);
        }
        draw_rest();
    });
}
// The rest is drawn while nothing else is to do, one after the other, the next to be seen first.
let resting = false;
function draw_rest() {
    if (resting || waiting.size === 0) return;
    resting = true;
    idle(() => {
        resting = false;
        const [next] = nearest();
        if (next) draw_now(next[0]);
        draw_rest();
    });
}
function nearest() {
    const measured = (box) => {
        const { top, bottom } = box.getBoundingClientRect();
        return [box, Math.max(0, top - innerHeight, -bottom)];
    };
    return [...waiting.keys()].map(measured).sort((one, other) => one[1] - other[1]);
}
function draw_now(box) {
    const { option, dark, done, fail } = waiting.get(box);
    waiting.delete(box);
    try {
        if (box.isConnected) put(box, JSON.parse(option), dark);
        done();
    } catch (reason) { fail(reason); }
}
function put(box, option, dark) {
    let held = live.get(box);
    if (held && held.dark !== dark) { take_down(box); held = undefined; }
    if (!held) {
        const chart = echarts.init(box, dark ? 'dark' : undefined, { renderer: 'svg' });
        // It calls once at the start, when there is nothing to do.
        const watch = new ResizeObserver(() => {
            if (box.clientWidth !== chart.getWidth() || box.clientHeight !== chart.getHeight()) chart.resize();
        });
        watch.observe(box);
        held = { chart, watch, dark };
        live.set(box, held);
    }
    held.chart.setOption(option, { notMerge: true });
    // What is drawn, which may for a moment not be what the page is: for paper.
    box.dataset.dark = dark;
}
function take_down(box) {
    const held = live.get(box);
    if (!held) return;
    held.watch.disconnect();
    held.chart.dispose();
    live.delete(box);
}
export function dispose_chart(box) {
    waiting.get(box)?.done();
    waiting.delete(box);
    take_down(box);
}
// Paper shows what nobody has scrolled to.
addEventListener('beforeprint', () => { if (echarts) [...waiting.keys()].forEach(draw_now); });
export async function picture(option, kind, width, height) {
    await load();
    const box = document.createElement('div');
    box.style.cssText = `position:absolute;left:-99999px;width:${width}px;height:${height}px`;
    document.body.append(box);
    const chart = echarts.init(box, undefined, { renderer: kind === 'svg' ? 'svg' : 'canvas', width, height });
    try {
        chart.setOption({ ...JSON.parse(option), animation: false, backgroundColor: '#ffffff' });
        if (kind === 'svg') return new Blob([chart.renderToSVGString()], { type: 'image/svg+xml' });
        const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: '#ffffff' });
        return await new Promise((done) => canvas.toBlob(done, 'image/png'));
    } finally { chart.dispose(); box.remove(); }
}
export function save_blob(name, blob) {
    const url = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = url; link.download = name;
    document.body.append(link); link.click(); link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
}
export function watch_theme(work) {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const chosen = new MutationObserver(() => work());
    const followed = () => work();
    system.addEventListener('change', followed);
    chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => { system.removeEventListener('change', followed); chosen.disconnect(); };
}
