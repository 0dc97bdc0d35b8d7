// Trains the small tokenizers of tests/ModelTest.OnnxRuntime.Tests/Tokenization/Json/Trained on this repository's own docs, in the four layouts of
// tokenizer.json that published models use, and writes each into a folder:
//   npm install @anush008/tokenizers@0.6.0
//   node tokenizer-train.js ../../docs OUT [merges]
// Hugging Face's own `tokenizers` counts the pairs; the first merges are kept.
'use strict';
const fs = require('fs');
const path = require('path');
const { Tokenizer } = require('@anush008/tokenizers');

const [docs, out, merges = '700'] = process.argv.slice(2);
const samples = 'Grüße naïve façade Ελληνικά Привет мир שלום مرحبا नमस्ते สวัสดี 你好，世界！ 计算机网络 考试 单项选择题 こんにちは カタカナ 한국어 안녕하세요 😀 👍 123 2024 3.14 ' +
  "I'm we've they're it's don't he'll she'd IT'S ";
const text = fs.readdirSync(docs).filter(f => f.endsWith('.md')).sort().map(f => fs.readFileSync(path.join(docs, f), 'utf8')).join('\n') + samples.repeat(20);
fs.mkdirSync(out, { recursive: true });
const corpus = path.join(out, 'corpus.txt');
fs.writeFileSync(corpus, text);

const regex = digits => "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|" + digits + '| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+';
const byteLevel = use => ({ type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: use });
const split = digits => ({ type: 'Sequence', pretokenizers: [{ type: 'Split', pattern: { Regex: regex(digits) }, behavior: 'Isolated', invert: false }, byteLevel(false)] });
const template = bos => ({
  type: 'TemplateProcessing', single: [{ SpecialToken: { id: bos, type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }], pair: [{ Sequence: { id: 'A', type_id: 0 } }, { Sequence: { id: 'B', type_id: 1 } }],
  special_tokens: { [bos]: { id: bos, ids: [0], tokens: [bos] } },
});
const spaced = { type: 'Sequence', decoders: [{ type: 'Replace', pattern: { String: '▁' }, content: ' ' }, { type: 'ByteFallback' }, { type: 'Fuse' }, { type: 'Strip', content: ' ', start: 1, stop: 0 }] };
const plain = { dropout: null, unk_token: null, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: false, byte_fallback: false, ignore_merges: false };
const fallback = { ...plain, unk_token: '<unk>', fuse_unk: true, byte_fallback: true };

const layouts = {
  qwen2: { normalizer: { type: 'NFC' }, pre_tokenizer: split('\\p{N}'), post_processor: byteLevel(false), decoder: byteLevel(false), model: plain,
    specials: ['<|endoftext|>', '<|im_start|>', '<|im_end|>'], others: [{ content: '<think>', normalized: false }, { content: 'ﬁne tool', normalized: true }] },
  llama3: { normalizer: null, pre_tokenizer: split('\\p{N}{1,3}'), decoder: byteLevel(true), model: { ...plain, ignore_merges: true },
    post_processor: { type: 'Sequence', processors: [byteLevel(true), null] }, bos: '<|begin_of_text|>',
    specials: ['<|begin_of_text|>', '<|end_of_text|>', '<|start_header_id|>', '<|end_header_id|>', '<|eot_id|>'], others: [] },
  llama2: { normalizer: { type: 'Sequence', normalizers: [{ type: 'Prepend', prepend: '▁' }, { type: 'Replace', pattern: { String: ' ' }, content: '▁' }] }, pre_tokenizer: null,
    decoder: spaced, model: fallback, bos: '<s>', specials: ['<s>', '</s>', '<unk>'], others: [{ content: '<pad>', normalized: true, lstrip: true, rstrip: true }] },
  mistral: { normalizer: null, pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'first', split: false }, decoder: spaced, model: fallback, bos: '<s>',
    specials: ['<s>', '</s>', '<unk>', '[INST]', '[/INST]'], others: [] },
};

for (const [name, layout] of Object.entries(layouts)) {
  const isByte = layout.pre_tokenizer && layout.pre_tokenizer.type === 'Sequence';
  const added = layout.specials.map(content => ({ content, special: true, normalized: false })).concat(layout.others.map(o => ({ special: false, ...o })))
    .map(t => ({ id: 0, single_word: false, lstrip: false, rstrip: false, ...t }));
  const definition = { version: '1.0', truncation: null, padding: null, added_tokens: added, normalizer: layout.normalizer, pre_tokenizer: layout.pre_tokenizer,
    post_processor: layout.post_processor || null, decoder: layout.decoder, model: { type: 'BPE', ...layout.model, vocab: {}, merges: [] } };
  if (layout.bos) {
    definition.post_processor = layout.post_processor ? { ...layout.post_processor, processors: [layout.post_processor.processors[0], template(layout.bos)] } : template(layout.bos);
  }
  // Counting wants short words, also where encoding takes a whole text for one.
  const counting = isByte ? layout.pre_tokenizer : { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true };
  const trainer = Tokenizer.fromString(JSON.stringify({ ...definition, added_tokens: [], normalizer: isByte ? layout.normalizer : null, post_processor: null, pre_tokenizer: counting,
    model: { type: 'BPE', ...plain, vocab: {}, merges: [] } }));
  trainer.train([corpus]);
  const trained = path.join(out, 'trained.json');
  trainer.save(trained, false);
  const model = JSON.parse(fs.readFileSync(trained, 'utf8')).model;
  const pairs = model.merges.slice(0, Number(merges)).map(m => Array.isArray(m) ? m : m.split(' '));
  const hex = v => '<0x' + v.toString(16).toUpperCase().padStart(2, '0') + '>';
  const printable = v => (v >= 33 && v <= 126) || (v >= 0xA1 && v <= 0xAC) || v >= 0xAE;
  let next = 0x100;
  const bytes = Array.from({ length: 256 }, (_, v) => printable(v) ? String.fromCharCode(v) : String.fromCharCode(next++));
  const alphabet = isByte ? bytes : Array.from({ length: 256 }, (_, v) => hex(v)).concat([...new Set(pairs.flat().filter(t => [...t].length === 1))].sort());
  // SentencePiece-like vocabularies begin with the special tokens, byte-level ones end before them: ids of added tokens follow the vocabulary.
  const vocab = {};
  for (const token of (isByte ? [] : layout.specials).concat(alphabet, pairs.map(p => p.join('')))) {
    if (!(token in vocab)) vocab[token] = Object.keys(vocab).length;
  }
  let id = Object.keys(vocab).length;
  added.forEach(t => { t.id = t.content in vocab ? vocab[t.content] : id++; });
  if (layout.bos) {
    const processor = layout.post_processor ? definition.post_processor.processors[1] : definition.post_processor;
    processor.special_tokens[layout.bos].ids = [added.find(t => t.content === layout.bos).id];
  }
  definition.model.vocab = vocab;
  // Both ways to write a pair.
  definition.model.merges = name === 'qwen2' || name === 'mistral' ? pairs : pairs.map(p => p.join(' '));
  const folder = path.join(out, name);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'tokenizer.json'), JSON.stringify(definition));
  fs.writeFileSync(path.join(folder, 'tokenizer_config.json'), JSON.stringify({
    ...(layout.bos ? { bos_token: layout.bos } : {}), eos_token: layout.specials[layout.specials.length > 4 && isByte ? 4 : name === 'qwen2' ? 2 : 1],
    tokenizer_class: { qwen2: 'Qwen2Tokenizer', llama3: 'PreTrainedTokenizerFast', llama2: 'LlamaTokenizer', mistral: 'LlamaTokenizerFast' }[name],
  }) + '\n');
  fs.unlinkSync(trained);
  Tokenizer.fromString(JSON.stringify(definition));
}
fs.unlinkSync(corpus);
