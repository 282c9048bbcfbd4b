// The parts of ECharts the page draws with, and no others: `cargo xtask vendor` bundles this file
// into one module that the page fetches when its first chart opens. A new kind of chart is added
// here; `xtask/src/sizes.rs` holds the budget it must stay within.
import * as core from "echarts/core";
import { BarChart, HeatmapChart, LineChart } from "echarts/charts";
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
} from "echarts/components";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";

core.use([
  AriaComponent,
  BarChart,
  CanvasRenderer,
  GridComponent,
  HeatmapChart,
  LabelLayout,
  LegendComponent,
  LineChart,
  MarkLineComponent,
  SVGRenderer,
  TitleComponent,
  TooltipComponent,
  VisualMapComponent,
]);

export const { init, version } = core;

/** Small charts with the parts that those of the page have. */
const axes = {
  animation: false,
  aria: { enabled: true, decal: { show: true } },
  grid: { top: 50, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
  xAxis: { type: "category", data: ["1", "2"], axisLabel: { hideOverlap: true } },
  yAxis: { type: "value", axisLabel: { hideOverlap: true } },
};
const framed = { ...axes, legend: {}, tooltip: { trigger: "axis", renderMode: "richText" } };
const line = { type: "line", name: "1", data: [1, 2] };
const level = { label: { show: true }, data: [{ yAxis: 1, name: "1" }] };
const REHEARSED = [
  {},
  axes,
  framed,
  { ...framed, series: [line] },
  {
    ...framed,
    series: [{ ...line, areaStyle: {}, markLine: level }, { type: "bar", name: "2", data: [1, 2] }],
    media: [{ query: { minWidth: 0 }, option: { legend: { textStyle: { width: 100, overflow: "truncate" } } } }],
  },
  {
    ...axes,
    xAxis: axes.yAxis,
    yAxis: axes.xAxis,
    series: [{ type: "bar", data: [1, 2], markLine: { data: [[{ coord: [0, 0] }, { coord: [1, 1] }]] } }],
  },
  {
    ...axes,
    yAxis: axes.xAxis,
    visualMap: { min: 0, max: 2, orient: "horizontal", text: ["2", "0"], inRange: { color: ["#fff", "#000"] } },
    series: [{ type: "heatmap", label: { show: true }, data: [[0, 0, 1], [1, 1, 2]] }],
  },
];

/**
 * Draws what nobody sees, a little more with each step: a first drawing takes five times as long as later ones, since
 * the browser compiles whatever it calls.
 */
export function* rehearse() {
  const chart = init(document.createElement("div"), undefined, { renderer: "svg", width: 400, height: 300 });
  try {
    for (const option of REHEARSED) {
      yield;
      chart.setOption(option, { notMerge: true });
    }
  } finally {
    chart.dispose();
  }
}
