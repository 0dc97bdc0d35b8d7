using Microsoft.ML.OnnxRuntimeGenAI;
using ModelTest.OnnxRuntimeGenAI.Tests.Export;
using ModelTest.OnnxRuntime.Tokenization;
using ModelTest.Tests;
namespace ModelTest.OnnxRuntimeGenAI.Tests;
public sealed class ScratchTests(ITestOutputHelper o)
{
    [Fact]
    public void Try()
    {
        var dir = "/tmp/genai-work/folder"; if (Directory.Exists(dir)) Directory.Delete(dir, true); Directory.CreateDirectory(dir);
        GenAIFolder.Write(RepositoryPaths.TinyModel, dir);
        var tok = SentencePieceTokenizer.Load(RepositoryPaths.TinyModel);
        foreach (var pad in new int?[] { null, 2559, -1 })
        {
            using var config = new Config(dir);
            if (pad is { } p) config.Overlay("{\"model\":{\"pad_token_id\":" + p + "}}");
            using var model = new Model(config);
            o.WriteLine($"pad {pad} type {model.GetModelType()}");
            int[] a = tok.Encode("<|im_start|>user\n四川省的省会是哪座城市？<|im_end|>\n<|im_start|>assistant\n");
            int[] b = tok.Encode("<|im_start|>user\n你好<|im_end|>\n<|im_start|>assistant\n");
            int[] c = tok.Encode("<|im_start|>user\nWhat is </s> the capital of Japan?<|im_end|>\n<|im_start|>assistant\n");
            var right = true; Run(a); Run(b); Run(c); Run(a, b); Run(a, b, c); right = false; o.WriteLine("LEFT"); Run(a, b, c); Chain(a, c);
            void Chain(int[] x, int[] y) { try {
                using var gp = new GeneratorParams(model); gp.SetSearchOption("max_length", 200); using var g = new Generator(model, gp);
                g.AppendTokens(x); Show(x.Length); 
                var common = x.AsSpan().CommonPrefixLength(y); g.RewindTo((ulong)common); o.WriteLine($"  rewound to {common}, count {g.TokenCount()}"); g.AppendTokens(y.AsSpan(common)); Show(y.Length - common);
                g.AppendTokens([1187]); Show(1); g.AppendTokens([1114]); Show(1);
                g.RewindTo((ulong)common); g.AppendTokens(x.AsSpan(common)); Show(x.Length - common);
                void Show(int rows) { using var l = g.GetOutput("logits"); var d = l.GetData<float>(); var row = d.Slice((int)((l.Shape()[1] - 1) * 2560), 2560); float m = float.MinValue; int am = 0; for (int k = 0; k < 2560; k++) if (row[k] > m) { m = row[k]; am = k; } o.WriteLine($"   chain {string.Join(',', l.Shape())} wanted {rows} best {am} {m} eos {row[2]} {row[2558]} count {g.TokenCount()}"); }
              } catch (Exception e) { o.WriteLine("  ! " + e); } }
            void Run(params int[][] prompts)
            {
              try {
                using var gp = new GeneratorParams(model);
                var longest = prompts.Max(x => x.Length);
                gp.SetSearchOption("max_length", longest + 20); gp.SetSearchOption("batch_size", prompts.Length);
                using var g = new Generator(model, gp);
                var padId = pad ?? 2; g.AppendTokens(prompts.SelectMany(p => right ? p.Concat(Enumerable.Repeat(padId, longest - p.Length)) : Enumerable.Repeat(padId, longest - p.Length).Concat(p)).ToArray());
                using (var l = g.GetOutput("logits")) { o.WriteLine($"  logits {string.Join(',', l.Shape())} {l.Type()} "); var d = l.GetData<float>(); for (int i = 0; i < prompts.Length; i++) { var row = d.Slice((int)((i * l.Shape()[1] + prompts[i].Length - 1) * 2560), 2560); float m = float.MinValue; int am = 0; for (int k = 0; k < 2560; k++) if (row[k] > m) { m = row[k]; am = k; } o.WriteLine($"   row {i} best {am} {m}"); } }
                var outp = prompts.Select(_ => new List<int>()).ToArray();
                while (!g.IsDone()) { g.GenerateNextToken(); var nt = g.GetNextTokens(); for (int i = 0; i < prompts.Length; i++) outp[i].Add(nt[i]); }
                foreach (var x in outp) o.WriteLine("   " + string.Join(',', x) + " " + tok.Decode(x.ToArray()));
              } catch (Exception e) { o.WriteLine("  ! " + e.Message); }
            }
        }
    }
}
