'use client';

import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import english from 'echarts/lib/i18n/langEN';
import portuguese from 'echarts/lib/i18n/langPT-br';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { buildOption, type ChartModel } from './option';
import { readPalette } from './palette';

echarts.use([BarChart, LineChart, AriaComponent, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);
echarts.registerLocale('PT-br', portuguese);
echarts.registerLocale('EN', english);

/** Loaded on its own, after the page: the chart library never delays the figures. */
export default function ChartCanvas({
  model,
  locale,
  description,
}: {
  model: ChartModel;
  locale: string;
  description: string;
}) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.ECharts | null>(null);
  const scheme = useColorScheme();

  useEffect(() => {
    const node = element.current;
    if (!node) return;
    const instance = echarts.init(node, null, { renderer: 'svg', locale: locale === 'en' ? 'EN' : 'PT-br' });
    chart.current = instance;
    const observer = new ResizeObserver(() => instance.resize());
    observer.observe(node);
    return () => {
      observer.disconnect();
      instance.dispose();
      chart.current = null;
    };
  }, [locale]);

  // another scheme gives the same tokens other colours, another language a new instance: both draw again
  useEffect(() => {
    if (element.current)
      chart.current?.setOption(buildOption(model, readPalette(element.current), element.current.clientWidth), {
        notMerge: true,
      });
  }, [model, scheme, locale]);

  return <div ref={element} role="img" aria-label={description} className="size-full" />;
}

/** Changes when the person's choice or the system's scheme does, and on the way to paper, which is light. */
function useColorScheme(): string {
  const [scheme, setScheme] = useState('');
  useEffect(() => {
    const media = window.matchMedia('(prefers-color-scheme: dark)');
    const paper = window.matchMedia('print');
    const read = () => setScheme(`${document.documentElement.dataset.theme}-${media.matches}-${paper.matches}`);
    const readNow = () => flushSync(read); // the page is on paper as soon as this returns
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    media.addEventListener('change', read);
    paper.addEventListener('change', readNow);
    read();
    return () => {
      observer.disconnect();
      media.removeEventListener('change', read);
      paper.removeEventListener('change', readNow);
    };
  }, []);
  return scheme;
}
