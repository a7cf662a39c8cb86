import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Where `owlery explore` answers when it is told no port. */
const server = 'http://127.0.0.1:7347';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Relative paths: the page works under any path of any file server.
  base: './',
  resolve: {
    conditions: ['@owlery/source', 'browser', 'module', 'development|production'],
    // One KaTeX: the markdown plugin would bring an earlier one along, in another format.
    alias: [{ find: /^katex$/, replacement: fileURLToPath(import.meta.resolve('katex')) }],
  },
  server: {
    host: '127.0.0.1',
    // While the page is worked on, the records are those of a running `owlery explore`.
    proxy: { '/data': server },
  },
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    // Plotly alone is larger; it is loaded with the first figure, not with the page.
    chunkSizeWarningLimit: 6000,
  },
});
