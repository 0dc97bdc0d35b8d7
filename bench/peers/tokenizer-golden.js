// Writes texts with the ids and the decoded text of Hugging Face's own `tokenizers` (Rust, by its npm binding), a JSON line each:
//   npm install @anush008/tokenizers@0.6.0
//   node tokenizer-golden.js tokenizer.json [texts.jsonl] [count] [seed] > golden.jsonl
// The texts are generated: words of many scripts, code, digits, emoji, runs of white space, any character of Unicode, special tokens;
// with a file, its texts (a JSON line with "text") come first.
'use strict';
const fs = require('fs');
const { Tokenizer } = require('@anush008/tokenizers');

const [file, more = '', count = '4000', seed = '1'] = process.argv.slice(2);
const definition = JSON.parse(fs.readFileSync(file, 'utf8'));
const special = definition.added_tokens.map(t => t.content).slice(0, 40);
const tokenizer = Tokenizer.fromString(JSON.stringify(definition));

let state = Number(seed) >>> 0;
function random(n) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor(state / 4294967296 * n);
}
const pick = list => list[random(list.length)];
const many = (n, make) => Array.from({ length: 1 + random(n) }, make).join('');
const point = (from, to) => { const c = from + random(to - from + 1); return c >= 0xD800 && c <= 0xDFFF ? '\uFFFD' : String.fromCodePoint(c); };

const words = ('the quick brown fox jumps over lazy dog I\'m we\'ve they\'re it\'s don\'t he\'ll she\'d O\'Reilly IT\'S WE\'LL \'\u017Fo naïve façade Straße ' +
  'coöperate résumé Ελληνικά Привет мир שלום مرحبا नमस्ते สวัสดี 你好 世界 中华人民共和国 計算機 こんにちは カタカナ 한국어 안녕하세요 ﬁne ½ ² Ⅷ ١٢٣ ａｂｃ e\u0301 A\u030A \u1100\u1161\u11A8').split(' ');
const code = ['for (int i = 0; i < n; ++i) {\n    sum += a[i];\n}\n', 'def f(x):\n\treturn x ** 2\n', '```csharp\nvar x = y?.Z ?? 0;\n```', '<div class="a">&nbsp;</div>',
  'SELECT * FROM t WHERE a=\'b\';', '{"k": [1, 2.5e-3, null]}', '\\frac{a}{b} $x_{i}^2$', 'https://example.org/a?b=c&d=%20#e', '#include <stdio.h>\r\n', '}}}}', '____', '====>', '/* ** */'];
const spaces = [' ', '  ', '   ', '\n', '\n\n', '\r\n', '\t', ' \n ', '\u00A0', '\u3000', '\u2003', '\u2028', '\u0085', '\u200B', '\u1680', '\u001C', '\u0000', '\uFEFF'];
const emoji = ['😀', '👩‍👩‍👧‍👦', '🇩🇪', '🏳️‍🌈', '👍🏽', '❤️', '𝔘𝔫𝔦', '𠀀𠮷', '𐍈', '𝟘𝟙𝟚', '🂡'];
const parts = [
  () => pick(words), () => pick(words) + ' ' + pick(words), () => ' ' + pick(words), () => pick(code), () => many(4, () => pick(spaces)), () => pick(emoji),
  () => many(9, () => point(48, 57)), () => many(6, () => point(0x4E00, 0x9FA5)), () => many(6, () => point(33, 126)), () => many(4, () => point(0, 0xFFFF)),
  () => many(3, () => point(0x10000, 0x3FFFF)), () => many(5, () => point(0xA0, 0x24F)), () => many(4, () => point(0x300, 0x36F)), () => many(4, () => point(0xAC00, 0xD7A3)),
  () => many(4, () => point(0x1100, 0x11FF)), () => pick(special) || '', () => many(30, () => pick(['a', ' ', '.', '-', '▁'])), () => pick(words).toUpperCase(),
  () => many(5, () => point(0x900, 0xDFF)), () => many(4, () => pick('\'"‘’“”«»、。，！？：；（）')),
];

async function main() {
  const texts = more ? fs.readFileSync(more, 'utf8').split('\n').filter(Boolean).map(l => JSON.parse(l).text) : [];
  for (let i = 0; i < Number(count); i++) {
    texts.push(many(12, () => pick(parts)()));
  }
  for (const text of texts) {
    const ids = (await tokenizer.encode(text)).getIds();
    const decoded = await tokenizer.decode(ids, true);
    process.stdout.write(JSON.stringify({ text, ids, decoded }) + '\n');
  }
}
main();
