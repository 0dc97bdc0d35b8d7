#!/usr/bin/env python3
"""Runs prompts through Hugging Face transformers, for a ratio from one card and one run.

  transformers_peer.py MODEL PROMPTS [--new N] [--batch N,N,...] [--dtype float16|bfloat16] [--rounds N]

MODEL is a checkpoint folder of the InternLM2 layout (as 'ModelTest.Throughput checkpoint' writes it); PROMPTS has a JSON list of token ids per
line ('ModelTest.Throughput ceval --prompts FILE'). Prompts are sorted by length and padded on the left, as a careful user would; each batch
size is timed, the best is the figure to compare with. Needs torch, transformers and safetensors.
"""
import argparse
import glob
import json
import os
import time

import torch
from safetensors.torch import load_file
from transformers import LlamaConfig, LlamaForCausalLM


def load(folder, dtype):
    """The checkpoint as transformers' own Llama: the same network, with queries, keys and values in tensors of their own."""
    with open(os.path.join(folder, "config.json"), encoding="utf-8") as file:
        c = json.load(file)
    heads, kv, hidden = c["num_attention_heads"], c["num_key_value_heads"], c["hidden_size"]
    size, group = hidden // heads, heads // kv
    names = {
        "tok_embeddings": "embed_tokens", "attention.wo": "self_attn.o_proj", "attention_norm": "input_layernorm",
        "ffn_norm": "post_attention_layernorm", "feed_forward.w1": "mlp.gate_proj", "feed_forward.w3": "mlp.up_proj",
        "feed_forward.w2": "mlp.down_proj",
    }
    state = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.safetensors"))):
        for name, tensor in load_file(path).items():
            if name.endswith("attention.wqkv.weight"):
                # Rows by key-value head: its query heads, its key, its value.
                parts = tensor.view(kv, group + 2, size, hidden)
                prefix = name.replace("attention.wqkv.weight", "self_attn.")
                state[prefix + "q_proj.weight"] = parts[:, :group].reshape(-1, hidden)
                state[prefix + "k_proj.weight"] = parts[:, group].reshape(-1, hidden)
                state[prefix + "v_proj.weight"] = parts[:, group + 1].reshape(-1, hidden)
                continue
            for old, new in names.items():
                name = name.replace(old, new)
            state["lm_head.weight" if name == "output.weight" else name] = tensor
    config = LlamaConfig(
        vocab_size=c["vocab_size"], hidden_size=hidden, intermediate_size=c["intermediate_size"], num_hidden_layers=c["num_hidden_layers"],
        num_attention_heads=heads, num_key_value_heads=kv, max_position_embeddings=c["max_position_embeddings"],
        rms_norm_eps=c["rms_norm_eps"], rope_theta=c["rope_theta"], tie_word_embeddings=False, attn_implementation="sdpa")
    with torch.device("meta"):
        model = LlamaForCausalLM(config)
    model = model.to_empty(device="cuda").to(dtype)
    model.load_state_dict({name: tensor.to("cuda", dtype) for name, tensor in state.items()}, strict=True)
    # Buffers that no checkpoint has, such as the rotary frequencies, are made anew.
    model.model.rotary_emb = type(model.model.rotary_emb)(config=config, device="cuda")
    return model.eval()


@torch.inference_mode()
def run(model, prompts, batch, new):
    torch.cuda.synchronize()
    start = time.perf_counter()
    tokens = 0
    for at in range(0, len(prompts), batch):
        part = prompts[at : at + batch]
        width = max(len(p) for p in part)
        ids = torch.zeros(len(part), width, dtype=torch.long)
        mask = torch.zeros(len(part), width, dtype=torch.long)
        for i, prompt in enumerate(part):
            ids[i, width - len(prompt) :] = torch.tensor(prompt)
            mask[i, width - len(prompt) :] = 1
        out = model.generate(
            ids.cuda(), attention_mask=mask.cuda(), max_new_tokens=new, min_new_tokens=new, do_sample=False, pad_token_id=0)
        tokens += out.shape[0] * (out.shape[1] - width)
    torch.cuda.synchronize()
    return time.perf_counter() - start, tokens


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("model")
    arguments.add_argument("prompts")
    arguments.add_argument("--new", type=int, default=1)
    arguments.add_argument("--batch", default="8,32,64,128")
    arguments.add_argument("--dtype", default="bfloat16", choices=["float16", "bfloat16"])
    arguments.add_argument("--rounds", type=int, default=1)
    given = arguments.parse_args()
    with open(given.prompts, encoding="utf-8") as file:
        prompts = sorted((json.loads(line) for line in file), key=len, reverse=True)
    model = load(given.model, getattr(torch, given.dtype))
    # The longest prompts first: what does not fit the memory fails at once, and the allocator has its blocks.
    run(model, prompts[:8], 8, given.new)
    print(f"{torch.cuda.get_device_name()}, {given.dtype}, {len(prompts)} prompts, {sum(map(len, prompts))} tokens, {given.new} new")
    for batch in map(int, given.batch.split(",")):
        for _ in range(given.rounds):
            seconds, tokens = run(model, prompts, batch, given.new)
            print(f"  batch {batch}: {seconds:.2f} s, {len(prompts) / seconds:.1f} prompts/s, {tokens / seconds:.0f} new tokens/s", flush=True)


if __name__ == "__main__":
    main()
