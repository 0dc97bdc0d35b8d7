using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace ModelTest.OnnxRuntime.Attention;

/// <summary>An operator of ours in its domain, as sessions are told of it. To be disposed after them.</summary>
internal sealed unsafe class OperatorDomain : IDisposable
{
    private static readonly Lock Registering = new();
    private static readonly ConcurrentDictionary<string, bool> Registered = new(StringComparer.Ordinal);

    private readonly string name;
    private readonly nint nameText;
    private readonly CustomOperator* customOp;
    private readonly nint domain;

    /// <summary>A domain with one operator.</summary>
    /// <param name="name">The domain's name.</param>
    /// <param name="customOp">The operator; freed with the domain.</param>
    public OperatorDomain(string name, CustomOperator* customOp)
    {
        this.name = name;
        this.customOp = customOp;
        nameText = Marshal.StringToCoTaskMemUTF8(name);
        domain = OrtKernelApi.CreateDomain(nameText);
        OrtKernelApi.AddOperator(domain, customOp);
    }

    /// <summary>
    /// Makes a session that knows the operator. ONNX Runtime keeps the domains of all sessions in one table, and looks and adds without a lock:
    /// of two sessions made at once before there was one, the other fails. So the first is made alone.
    /// </summary>
    /// <param name="options">What the session is told; the operator is added.</param>
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
        CustomOperator.Free(customOp);
        Marshal.FreeCoTaskMem(nameText);
    }
}
