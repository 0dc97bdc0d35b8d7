// The differences of two short texts word by word: [kind, text] with kind "same", "del" or "ins". By the longest common subsequence.
const wordDiff = (was, now) => {
  const [a, b] = [was, now].map(text => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []);
  if (a.length * b.length > 1e6) { return [["del", was], ["ins", now]]; }
  const width = b.length + 1, common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? common[(i + 1) * width + j + 1] + 1 : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const parts = [];
  const add = (kind, word) => { if (parts.at(-1)?.[0] === kind) { parts.at(-1)[1] += word; } else { parts.push([kind, word]); } };
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { add("same", a[i]); i++; j++; }
    else if (j === b.length || (i < a.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) { add("del", a[i++]); }
    else { add("ins", b[j++]); }
  }
  return parts;
};
