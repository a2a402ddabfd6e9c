/** The tokens a drawing needs, as plain colours: a canvas cannot read CSS variables. */
export interface ChartPalette {
  text2: string;
  text3: string;
  line: string;
  surface: string;
  accent: string;
  text: string;
  warn: string;
  critical: string;
  /** Measured by the chart to make room for labels: the real family, not `inherit`. */
  font: string;
}

const tokens = {
  text: '--text',
  text2: '--text-2',
  text3: '--text-3',
  line: '--border',
  surface: '--surface',
  accent: '--accent',
  warn: '--warn',
  critical: '--critical',
} as const;

/** Resolves the tokens as the browser shows them now, light or dark. */
export function readPalette(beside: HTMLElement): ChartPalette {
  const probe = document.createElement('span');
  probe.hidden = true;
  beside.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const palette: ChartPalette = {
    text: read(tokens.text),
    text2: read(tokens.text2),
    text3: read(tokens.text3),
    line: read(tokens.line),
    surface: read(tokens.surface),
    accent: read(tokens.accent),
    warn: read(tokens.warn),
    critical: read(tokens.critical),
    font: getComputedStyle(beside).fontFamily,
  };
  probe.remove();
  return palette;
}
