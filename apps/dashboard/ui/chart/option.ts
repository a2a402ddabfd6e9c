import type { EChartsCoreOption } from 'echarts/core';
import type { ChartPalette } from './palette';

/** Bars of a period with its comparison as a dashed line: all the words are ready to show. */
export interface ChartModel {
  labels: string[];
  current: { name: string; values: (number | null)[] };
  comparison?: { name: string; values: (number | null)[] };
  /** What is usual, from and to, behind everything else. */
  band?: { name: string; low: (number | null)[]; high: (number | null)[] };
  /** Lines that a figure is held against, each with its word. */
  limits?: { word: string; value: number; tone: 'warning' | 'critical' }[];
  /** Index of "now" on the axis, with the word for it. */
  now?: { index: number; word: string };
  formatAxis: (value: number) => string;
  formatValue: (series: 'current' | 'comparison' | 'band', index: number) => string;
}

const FONT = 12;
/** Width of a character, and the gap that keeps two labels apart. */
const CHARACTER_PX = 7.5;
const LABEL_GAP_PX = 12;

/** The same option object on screen and, later, on paper. */
export function buildOption(model: ChartModel, palette: ChartPalette, width: number): EChartsCoreOption {
  const everyNth = Math.max(1, Math.ceil((model.labels.length * roomOf(model.labels)) / Math.max(width - 60, 1)));
  return {
    animation: false,
    aria: { enabled: false }, // the figure's own sentence and table say more
    grid: { left: 4, right: 8, top: 24, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    textStyle: { fontFamily: palette.font },
    tooltip: tooltip(model, palette),
    xAxis: {
      type: 'category',
      data: model.labels,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: {
        color: palette.text2,
        fontSize: FONT,
        interval: (index: number) => index % everyNth === 0,
        hideOverlap: true,
      },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      splitLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.text2, fontSize: FONT, formatter: (value: number) => model.formatAxis(value) },
      ...roomForLimits(model),
    },
    series: [...band(model, palette), bars(model, palette), ...dashedLine(model, palette)],
  };
}

/** The room of the longest label, so that all shown labels are equally far apart. */
function roomOf(labels: readonly string[]): number {
  return Math.max(0, ...labels.map(({ length }) => length)) * CHARACTER_PX + LABEL_GAP_PX;
}

function bars(model: ChartModel, palette: ChartPalette) {
  return {
    type: 'bar',
    name: model.current.name,
    data: model.current.values,
    barMaxWidth: 28,
    barCategoryGap: '28%',
    itemStyle: { color: palette.accent, borderRadius: [3, 3, 0, 0] },
    emphasis: { disabled: true },
    ...markedLines(model, palette),
  };
}

/** "Now" across the axis, and the limits along it. */
function markedLines(model: ChartModel, palette: ChartPalette) {
  const now = model.now && {
    xAxis: model.now.index,
    lineStyle: { color: palette.text3, type: 'solid', width: 1 },
    label: { formatter: model.now.word, color: palette.text2, fontSize: FONT, position: 'end', distance: 8 },
  };
  const limits = (model.limits ?? []).map(({ word, value, tone }) => ({
    yAxis: value,
    lineStyle: { color: tone === 'critical' ? palette.critical : palette.warn, type: 'solid', width: 1.5 },
    label: { formatter: word, color: palette.text, fontSize: FONT, position: 'insideStartTop' },
  }));
  const data = [...(now ? [now] : []), ...limits];
  return data.length === 0 ? {} : { markLine: { silent: true, symbol: 'none', animation: false, data } };
}

/** The axis is made for the bars; a limit above or below them must be on it too. */
function roomForLimits({ limits = [] }: ChartModel) {
  if (limits.length === 0) return {};
  const values = limits.map(({ value }) => value);
  return {
    min: (axis: { min: number }) => Math.min(0, axis.min, ...values),
    max: (axis: { max: number }) => Math.max(axis.max, ...values),
  };
}

/** Two lines, one upon the other: the lower one bears what is filled, and is not seen. */
function band({ band: usual }: ChartModel, palette: ChartPalette) {
  if (!usual) return [];
  const height = usual.high.map((high, index) => {
    const low = usual.low[index] ?? null;
    return high === null || low === null ? null : high - low;
  });
  const line = { type: 'line', stack: 'band', symbol: 'none', silent: true, lineStyle: { opacity: 0 } };
  return [
    { ...line, data: usual.low },
    { ...line, name: usual.name, data: height, areaStyle: { color: palette.text3, opacity: 0.18 } },
  ];
}

function dashedLine(model: ChartModel, palette: ChartPalette) {
  if (!model.comparison) return [];
  return [
    {
      type: 'line',
      name: model.comparison.name,
      data: model.comparison.values,
      symbol: 'none',
      lineStyle: { color: palette.text3, type: 'dashed', width: 1.5 },
      itemStyle: { color: palette.text3 },
      emphasis: { disabled: true },
    },
  ];
}

function tooltip(model: ChartModel, palette: ChartPalette) {
  return {
    trigger: 'axis',
    axisPointer: { type: 'shadow', shadowStyle: { color: palette.line, opacity: 0.35 } },
    backgroundColor: palette.surface,
    borderColor: palette.line,
    padding: [8, 12],
    confine: true,
    transitionDuration: 0,
    textStyle: { color: palette.text, fontSize: 13 },
    formatter: (points: { dataIndex: number }[]) => {
      const index = points[0]?.dataIndex ?? 0;
      const rows = [
        [model.current.name, model.formatValue('current', index)],
        ...(model.comparison ? [[model.comparison.name, model.formatValue('comparison', index)]] : []),
        ...(model.band ? [[model.band.name, model.formatValue('band', index)]] : []),
      ];
      const lines = rows.map(
        ([name = '', value = '']) =>
          `<div style="display:flex;justify-content:space-between;gap:20px"><span>${escapeHtml(name)}</span><b style="font-variant-numeric:tabular-nums;font-weight:600">${escapeHtml(value)}</b></div>`,
      );
      return `<div style="margin-bottom:4px;font-weight:600">${escapeHtml(model.labels[index] ?? '')}</div>${lines.join('')}`;
    },
  };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
