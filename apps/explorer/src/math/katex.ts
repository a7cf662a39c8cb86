// One place that loads KaTeX with its style and fonts, so that both come with the first formula.
import katex from 'katex';
import 'katex/dist/katex.min.css';

export { katex };
