import { basename, dirname, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** The app is built into dist/web as files for any static host: relative paths, no inline scripts. */
export default defineConfig({
  root: here,
  base: './',
  plugins: [react()],
  json: { stringify: true },
  worker: { format: 'es' },
  build: {
    outDir: resolve(here, '../dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: true,
    rolldownOptions: {
      output: {
        // every view is a view.tsx: its folder tells them apart
        chunkFileNames: ({ name, facadeModuleId: from }) =>
          name === 'view' && from ? `assets/view-${basename(dirname(from))}-[hash].js` : 'assets/[name]-[hash].js',
      },
    },
  },
});
