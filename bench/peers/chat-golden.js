// Renders conversations with a checkpoint's own chat template, for tests/ModelTest.Framework.Tests/Prompts/BuiltInTemplatesTests.cs:
//   npm install @huggingface/jinja@0.5
//   node chat-golden.js tokenizer_config.json ['{"enable_thinking":false}'] [bos] [eos]
// One JSON line each: the turns, and the text that asks for the next one or, after an assistant turn, the finished text.
'use strict';
const fs = require('fs');
const { Template } = require('@huggingface/jinja');

const [file, options = '{}', bos = '<s>', eos = '</s>'] = process.argv.slice(2);
const config = JSON.parse(fs.readFileSync(file, 'utf8'));
const template = new Template(config.chat_template);
const [system, user, assistant] = ['system', 'user', 'assistant'].map(role => content => ({ role, content }));
const conversations = [
  [user(' Hi ')],
  [system('Be brief.'), user('Hi')],
  [user('Hi'), assistant('Hello.'), user('Bye')],
  [user('Hi'), assistant('<think>\nA greeting.\n</think>\n\nHello.'), user('Bye')],
  [system('Be brief.'), user('Hi'), assistant('Hello.'), user('Bye'), assistant('See you.')],
];
for (const messages of conversations) {
  const add_generation_prompt = messages[messages.length - 1].role !== 'assistant';
  const text = template.render({ messages, add_generation_prompt, bos_token: bos, eos_token: eos, ...JSON.parse(options) });
  process.stdout.write(JSON.stringify({ turns: messages.map(m => `${m.role}:${m.content}`).join('|'), text }) + '\n');
}
