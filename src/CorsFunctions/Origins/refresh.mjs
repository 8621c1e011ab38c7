// Writes public_suffix_list.txt anew, from the newest npm package "tldts", which carries the published list (MPL-2.0):
//   node src/CorsFunctions/Origins/refresh.mjs
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const npm = (...args) => execFileSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'ignore'] });
const folder = mkdtempSync(join(tmpdir(), 'public-suffixes-'));
try {
  const version = process.argv[2] ?? npm('view', 'tldts', 'version').trim();
  const published = JSON.parse(npm('view', `tldts@${version}`, 'time', '--json'))[version];
  npm('install', '--prefix', folder, '--no-save', '--ignore-scripts', `tldts@${version}`);

  const trie = createRequire(import.meta.url)(join(folder, 'node_modules', 'tldts', 'dist', 'cjs', 'src', 'data', 'trie.js'));
  const offsets = [];
  let offset = 0;
  for (const length of trie.edgeLength) {
    offsets.push(offset);
    offset += length;
  }

  const walk = (node, suffix, visit) => {
    if (suffix && trie.nodeFlags[node]) visit(suffix);
    for (let edge = trie.edgeStart[node]; edge < trie.edgeStart[node + 1]; edge++) {
      const label = trie.labelText.slice(offsets[edge], offsets[edge] + trie.edgeLength[edge]);
      walk(trie.edgeChild[edge], suffix ? `${label}.${suffix}` : label, visit);
    }
  };
  const rules = new Set();
  const ascii = (name) => new URL(`http://${name.replace(/^\*\./, '')}`).hostname;
  walk(trie.rulesRoot, '', (name) => rules.add((name.startsWith('*.') ? '*.' : '') + ascii(name)));
  walk(trie.exceptionsRoot, '', (name) => rules.add('!' + ascii(name)));
  if (rules.size < 5000 || !rules.has('com') || !rules.has('*.ck') || !rules.has('!www.ck')) {
    throw new Error(`tldts ${version} does not hold the list in the form that this script reads`);
  }

  // Previews of static web apps have the region as well, which the list lacks: NAME.westeurope.2.azurestaticapps.net.
  for (const rule of [...rules].filter((rule) => /^\d.*\.azurestaticapps\.net$/.test(rule))) rules.add('*.' + rule);

  // In the order of the rules read backwards, as PublicSuffixList searches them.
  const backwards = [...rules].map((rule) => [...rule].reverse().join('')).sort().map((rule) => [...rule].reverse().join(''));
  const target = join(dirname(fileURLToPath(import.meta.url)), 'public_suffix_list.txt');
  writeFileSync(target, [
    '// Public Suffix List, https://publicsuffix.org/, in punycode: one rule a line, in the order of the rules read backwards; and',
    '// *.N.azurestaticapps.net, which it lacks: previews of static web apps have the region as well, as in NAME.westeurope.2.azurestaticapps.net.',
    `// Source: npm package tldts ${version}, published ${published.slice(0, 10)}. Refresh: node src/CorsFunctions/Origins/refresh.mjs`,
    '// This file is subject to the terms of the Mozilla Public License, v. 2.0, https://mozilla.org/MPL/2.0/.',
    ...backwards, '',
  ].join('\n'));
  console.log(`${readFileSync(target, 'utf8').split('\n').length - 5} rules of tldts ${version} (${published.slice(0, 10)}) written to ${target}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
