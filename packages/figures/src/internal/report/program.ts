/**
 * The report's own program: draws each figure, wide or narrow, light or dark, and again when the window
 * changes from one to the other. It runs in the page, after Plotly and beside the embedded figures.
 */
export const program = `
(async () => {
  const { figures, darkColours } = JSON.parse(document.getElementById('figures').textContent);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const narrow = matchMedia('(max-width: 820px)');
  const plots = [...document.querySelectorAll('.plot')];
  let printing = false;

  const recolour = (value) => {
    if (typeof value === 'string') {
      const other = /^#[0-9a-f]{6}([0-9a-f]{2})?$/.test(value) && darkColours[value.slice(0, 7)];
      return other ? other + value.slice(7) : value;
    }
    if (Array.isArray(value)) return value.map(recolour);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, recolour(part)]));
  };
  const draw = (plot) => {
    const { data, layout, narrowLayout } = figures[plot.dataset.figure];
    const placed = structuredClone({ data, layout: narrow.matches && !printing ? narrowLayout : layout });
    plot.style.height = placed.layout.height + 'px';
    if (printing) placed.layout.width = 680;
    const shown = dark.matches && !printing ? recolour(placed) : placed;
    return Plotly.react(plot, shown.data, shown.layout, {
      displaylogo: false,
      responsive: !printing,
      modeBarButtonsToRemove: ['select2d', 'lasso2d', 'autoScale2d'],
      toImageButtonOptions: { format: 'svg', filename: plot.dataset.figure },
    });
  };
  const drawAll = () => Promise.all(plots.map(draw));

  for (const button of document.querySelectorAll('[data-image]')) {
    button.addEventListener('click', () => {
      const { of: filename, image: format } = button.dataset;
      const plot = plots.find((candidate) => candidate.dataset.figure === filename);
      return Plotly.downloadImage(plot, { filename, format, scale: 2, width: plot.clientWidth, height: plot.clientHeight });
    });
  }
  for (const plot of plots) {
    await draw(plot);
    await new Promise((resume) => setTimeout(resume)); // lets the page answer between two figures
  }
  for (const query of [dark, narrow]) query.addEventListener('change', drawAll);
  addEventListener('beforeprint', () => { printing = true; drawAll(); });
  addEventListener('afterprint', () => { printing = false; drawAll(); });
  document.documentElement.dataset.drawn = String(plots.length);
})();
`;
