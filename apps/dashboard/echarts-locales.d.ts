declare module 'echarts/lib/i18n/*' {
  const words: Parameters<typeof import('echarts/core').registerLocale>[1];
  export default words;
}
