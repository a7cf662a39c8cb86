import markdownItKatex from '@vscode/markdown-it-katex';
import MarkdownIt from 'markdown-it';
import { katex } from './katex.ts';

// `html: false` is what keeps tags of a record from becoming elements.
const renderer = new MarkdownIt({ html: false, linkify: false }).use(markdownItKatex.default, {
  // The plugin's types are those of an earlier KaTeX; what it calls is the same.
  katex: katex as never,
  throwOnError: false,
});

/** Markdown as HTML that is safe to show. */
export function renderMarkdown(text: string): string {
  return renderer.render(text);
}
