import { defineConfig } from 'rolldown';

/**
 * Catalogue data reaches the program as a string for JSON.parse: V8 reads JSON faster than the same data as an
 * object literal, and a file is parsed only when its module is first needed.
 */
const jsonAsParse = {
  name: 'json-as-parse',
  transform: {
    filter: { id: /\.json$/ },
    handler(text) {
      return {
        code: `export default JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(text)))});`,
        moduleType: 'js',
        map: { mappings: '' },
      };
    },
  },
};

// The entries are in scripts/lib/entries.mjs; scripts/build.mjs adds them.
export default defineConfig({
  platform: 'node',
  transform: { target: 'node20' },
  plugins: [jsonAsParse],
  output: {
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: 'chunks/[name]-[hash].mjs',
    minify: true,
    sourcemap: true,
  },
});
