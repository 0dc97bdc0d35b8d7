using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary>Operators of ours in their domain, as sessions are told of them. To be disposed after these.</summary>
internal sealed unsafe class OperatorDomain : IDisposable
{
    private static readonly Lock Registering = new();
    private static readonly ConcurrentDictionary<string, bool> Registered = new(StringComparer.Ordinal);

    private readonly string name;
    private readonly nint nameText;
    private readonly CustomOperator*[] operators;
    private readonly nint domain;

    /// <summary>A domain.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="operators">Its operators; freed with the domain.</param>
    public OperatorDomain(string name, params CustomOperator*[] operators)
    {
        this.name = name;
        this.operators = operators;
        nameText = Marshal.StringToCoTaskMemUTF8(name);
        domain = OrtKernelApi.CreateDomain(nameText);
        foreach (var customOp in operators)
        {
            OrtKernelApi.AddOperator(domain, customOp);
        }
    }

    /// <summary>
    /// Makes a session that knows the operators. ONNX Runtime keeps the domains of all sessions in one table, and looks and adds without a lock:
    /// of two sessions made at once before there was one, the other fails. So the first is made alone.
    /// </summary>
    /// <param name="options">What the session is told; they are added.</param>
    /// <param name="make">Makes it.</param>
    public InferenceSession NewSession(SessionOptions options, Func<InferenceSession> make)
    {
        OrtKernelApi.AddDomain(options.DangerousGetHandle(), domain);
        if (Registered.ContainsKey(name))
        {
            return make();
        }
        lock (Registering)
        {
            var session = make();
            Registered[name] = true;
            return session;
        }
    }

    public void Dispose()
    {
        OrtKernelApi.ReleaseDomain(domain);
        foreach (var customOp in operators)
        {
            CustomOperator.Free(customOp);
        }
        Marshal.FreeCoTaskMem(nameText);
    }
}
