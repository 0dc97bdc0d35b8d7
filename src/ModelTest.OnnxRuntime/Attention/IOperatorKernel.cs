namespace ModelTest.OnnxRuntime.Attention;

/// <summary>An operator's kernel for one node of a graph.</summary>
internal interface IOperatorKernel
{
    /// <summary>Computes the outputs. An exception becomes the run's error.</summary>
    /// <param name="context">ONNX Runtime's kernel context, for <see cref="OrtKernelApi"/>.</param>
    void Compute(nint context);
}
